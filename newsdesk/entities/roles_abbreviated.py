"""American titles as they are cut short before names: "Republican Sens." is "Republican Senator" for each of several."""

from __future__ import annotations

_SPELT = {
    "Sen": "Senator",
    "Sens": "Senator",
    "Senators": "Senator",
    "Rep": "Representative",
    "Reps": "Representative",
    "Gov": "Governor",
    "Govs": "Governor",
    "Governors": "Governor",
}
_PARTIES = {"Republicans": "Republican", "Democrats": "Democratic"}
_AS_TRANSLATED = {"Representative": "Congressman"}  # a representative may be anybody's


def spelt(role: str, *, to_translate: bool = False) -> str:
    """The role with its titles in full and for one person; as it is where none is cut short."""
    words = role.split()
    titles = [_SPELT.get(word.strip(".,")) for word in words]
    if not any(titles):
        return role
    full = [title or _PARTIES.get(word, word) for word, title in zip(words, titles, strict=True)]
    return " ".join(
        _AS_TRANSLATED.get(word, word) if to_translate and title else word for word, title in zip(full, titles, strict=True)
    )


def of_a_state(role: str) -> bool:
    """Whether the governor is written as those of American states are: "Gov."."""
    return any(word.strip(".,") in ("Gov", "Govs") for word in role.split())
