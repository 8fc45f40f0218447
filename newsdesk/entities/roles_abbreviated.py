"""English titles that are cut short or tell too little: "Republican Sens." is "Republican Senator" for each of several."""

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
_RANKS = {
    "Lt": "Lieutenant",
    "Capt": "Captain",
    "Maj": "Major",
    "Col": "Colonel",
    "Gen": "General",
    "Adm": "Admiral",
    "Sgt": "Sergeant",
}  # which have no one Arabic name: a captain is none of the army's in the navy, and none of a team's
_PARTIES = {"Republicans": "Republican", "Democrats": "Democratic"}
_NAMING = frozenset({"New", "Western", "Eastern", "Northern", "Southern", "Central"})
_AS_TRANSLATED = {"Representative": "Congressman"}  # a representative may be anybody's


def spelt(role: str, *, to_translate: bool = False) -> str:
    """The role with its titles in full and for one person; as it is where none is cut short."""
    words = role.split()
    known = _SPELT if to_translate else _SPELT | _RANKS
    titles = [known.get(word.strip(".,")) for word in words]
    if not any(titles):
        return role
    full = [title or _PARTIES.get(word, word) for word, title in zip(words, titles, strict=True)]
    return " ".join(
        _AS_TRANSLATED.get(word, word) if to_translate and title else word for word, title in zip(full, titles, strict=True)
    )


def of_a_state(role: str) -> bool:
    """Whether the governor is written as those of American states are: "Gov."."""
    return any(word.strip(".,") in ("Gov", "Govs") for word in role.split())


def is_ambiguous(role: str) -> bool:
    """Whether the role alone is that of very different people: a town's manager or a club's, an American minister or a clerk."""
    return role in ("City manager", "Secretary")


def begins_name(words: list[str]) -> bool:
    """Whether a quality begins a name here: "Western New England University", but "Western diplomat" and "new coach"."""
    return words[0] in _NAMING and any(word[:1].isupper() for word in words[1:])
