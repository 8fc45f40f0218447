"""Attribution without a verb of saying of its own: بحسب, وفقا لـ, حسبما ذكرت, على حد قوله; and speech that another passes on."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from newsdesk.engines.rules.arabic import speakers, tables
from newsdesk.engines.rules.arabic.tables import known
from newsdesk.engines.rules.arabic.text import Walk
from newsdesk.engines.rules.arabic.verbs import Cue, VerbForm
from newsdesk.engines.rules.arabic.words import word
from newsdesk.engines.rules.drafts import Form, Mention
from newsdesk.model import Act, Gender, Span
from newsdesk.text import fold

SAYING = Cue("قال", Act.SAID, frozenset("nq"), frozenset(), False)


class Attribution(NamedTuple):
    """An attribution in token numbers.

    Its own words end before `cue_after`, its source before `after`; `may_follow` says whether it can attribute what stands
    before it.
    """

    cue_after: int
    after: int
    speaker: Mention | None
    act: Act
    may_follow: bool = True

    def leads(self, walk: Walk) -> bool:
        """Whether فإن behind it shows that it attributes what follows, wherever it stands."""
        return walk.folded(self.after + (walk.mark(self.after) in ("،", ","))).startswith("فان")


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str, Act]]]:
    """The phrases of the table by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, Act]]] = {}
    for row in tables.rows("attributions.tsv"):
        words = tuple(fold(row["phrase"]).split())
        found.setdefault(words[0], []).append(
            (words, row["link"] if row["link"] in ("0", "verb") else fold(row["link"]), Act(row["act"]))
        )
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


@cache
def first_words() -> frozenset[str]:
    """The folded words with which an attribution begins, alone and behind و or ف."""
    return frozenset(prefix + word for word in _phrases() for prefix in ("", "و", "ف"))


def read(walk: Walk, at: int, limit: int) -> Attribution | None:
    """The attribution that begins with a token; None if none does."""
    folded = walk.folded(at)
    first = folded if folded in _phrases() else folded[1:] if folded[:1] in ("و", "ف") else ""
    for words, link, act in _phrases().get(first, ()):
        if all(walk.folded(at + number) == word for number, word in enumerate(words) if number):
            found = _source(walk, at, at + len(words), limit, link, act)
            if found is not None:
                return found
    if folded == "علي" and walk.folded(at + 1) == "حد" and walk.folded(at + 2) in known("own_saying"):
        return Attribution(at + 3, at + 3, _he_or_she(walk.folded(at + 2)), Act.ACCORDING_TO)
    return None


def _source(walk: Walk, at: int, after: int, limit: int, link: str, act: Act) -> Attribution | None:
    """The source behind an attributing phrase."""
    cue_after = after
    if link == "verb" or (link == "0" and walk.folded(after) in ("ما", "لما")):
        return _by_verb(walk, after + (walk.folded(after) in ("ما", "لما")), limit, act)
    if link == "ل":
        if not walk.folded(after).startswith("ل") or walk.folded(after) in ("لما", "لمن"):
            return None
        after += len(walk.folded(after)) == 1
    elif link != "0":
        if walk.folded(after) != link:
            return None
        after += 1
        cue_after = after
    folded = walk.folded(after)
    if folded in known("own_saying"):
        return Attribution(after + 1, after + 1, _he_or_she(folded), Act.ACCORDING_TO)
    figures = {folded, folded[1:], walk.word(after).bare} & known("figures")
    if figures and not walk.word(after + 1).function:
        heads = after + (len(folded) == 1 and walk.folded(after) == "ل")
        body = walk.word(heads + 1).organization or walk.organization_at(heads + 1) is not None
        mention, end = speakers.source(walk, heads + 1, limit) if body else (None, heads)
        if mention is not None and mention.form is Form.ORGANIZATION:
            return Attribution(cue_after, end, mention, act)
        paper = walk.word(heads + 1)
        if paper.definite and paper.bare in known("papers") | known("documents"):
            return Attribution(cue_after, heads + 2, Mention(None, Form.SAME), act)  # وفقا لبيانات التقرير
        return _unlisted(walk, after, cue_after, limit, act)
    if {folded, folded[1:], walk.word(after).bare} & known("measures"):
        return None
    if link == "ل" and folded.startswith("ل"):
        issued = speakers.document(walk, after, limit)
        mention, end = issued if issued is not None else speakers.source(walk, after, limit)
    else:
        mention, end = speakers.subject(walk, after, limit, Gender.UNKNOWN, 1)
    if mention is not None and _no_source(walk, mention):
        return None
    if mention is None:
        return _unlisted(walk, after, cue_after, limit, act)
    return Attribution(cue_after, end, mention, act)


def _no_source(walk: Walk, mention: Mention) -> bool:
    """Whether what no list knows is a thing rather than somebody: وفق احتياج كل مدرسة, بحسب الألوان والميول."""
    if mention.span is None or mention.heads or mention.role is not None:
        return False
    if mention.form is Form.GROUP:
        return True
    if mention.form is not Form.NAME or mention.name is None or mention.name != mention.span:
        return False
    first = walk.number(mention.name.start)
    here, following = walk.word(first), walk.word(first + 1)
    if here.given or here.folded in walk.surnames or not walk.is_word(first):
        return False
    common = walk.token(first).characters.endswith(("ة", "ات"))
    return common or (not here.definite and (following.definite or following.function == "quantifier"))


def _by_verb(walk: Walk, at: int, limit: int, act: Act) -> Attribution | None:
    """The source behind a verb of saying: حسبما ذكرت الوكالة, بحسب ما أوضحه المتحدث; حسبما ورد has none."""
    folded = walk.folded(at)
    if folded in ("ورد", "جاء", "افيد", "هو", "كان"):
        return Attribution(at + 1, at + 1, None, act, False)
    if folded in known("passed_on") or folded.removesuffix("ه") in known("passed_on"):
        onward = transmitted(walk, at, limit)
        if onward is not None and onward.speaker is not None:
            return Attribution(at + 1, onward.after, onward.speaker, act)
        verbs: tuple[VerbForm, ...] = ()
    else:
        without = folded[:-1] if folded.endswith("ه") else folded.removesuffix("ها")
        verbs = walk.word(at).verbs or word(without).verbs
        if not verbs:
            return Attribution(at, at, None, act, False)
    behind = at + 2 if walk.folded(at + 1) in ("عنه", "عنها", "به", "بها", "اليه", "اليها") else at + 1
    mention, end = speakers.subject(walk, behind, limit, verbs[0].gender if verbs else Gender.UNKNOWN, 1)
    return Attribution(at + 1, end if mention is not None else at + 1, mention, act)


def _he_or_she(folded: str) -> Mention:
    """Whoever spoke last, by the pronoun of قوله or قولها."""
    if folded.endswith("هم"):
        return Mention(None, Form.PRONOUN, number=3)
    return Mention(None, Form.PRONOUN, gender=Gender.WOMAN if folded.endswith("ها") else Gender.MAN)


def _unlisted(walk: Walk, after: int, cue_after: int, limit: int, act: Act) -> Attribution | None:
    """A source that no table knows: the words up to the next mark, as an unnamed source, if they are few."""
    end = after
    while (
        end < min(limit, after + 9)
        and walk.is_word(end)
        and not walk.complementizer(end)
        and not walk.folded(end).startswith("فان")
    ):
        end += 1
    if not 0 < end - after < 9 or walk.word(after).function:
        return None
    span = walk.span(after, end)
    if walk.word(after).prefix == "ل" and not walk.folded(after).startswith("لل"):
        span = Span(span.start + 1, span.end)
    return Attribution(
        cue_after, end, Mention(span, Form.UNNAMED, span, words=tuple(walk.folded(n) for n in range(after, end))), act
    )


def content_after(walk: Walk, after: int, limit: int) -> int | None:
    """Where the attributed clause begins behind its source: after a comma, فإن, فقد; None if nothing is left."""
    at = after
    for ahead in range(after, min(limit, after + 24)):
        folded = walk.folded(ahead)
        if folded in ("فان", "فانه", "فانها", "فانهم", "فقد"):
            at = ahead if folded in ("فانه", "فانها", "فانهم") else ahead + 1
            break
    else:
        while at < limit and walk.is_word(at) and walk.mark(at) == "" and walk.word(at).function in ("adverb", "relative"):
            at += 1
        if at < limit and walk.is_word(at) and at != after:
            at = after
        comma = next((ahead for ahead in range(after, min(limit, after + 12)) if walk.mark(ahead) in ("،", ",")), None)
        if comma is not None:
            at = comma + 1
    while at < limit and (walk.mark(at) in ("،", ",", ":") or (walk.complementizer(at) and not walk.carries_pronoun(at))):
        at += 1
    return at if limit - at > 1 else None


def transmitted(walk: Walk, at: int, limit: int) -> Attribution | None:
    """نقل … عن …: the one after عن speaks, and what follows may begin with قوله. Also بقوله, بالقول of whoever spoke before."""
    folded = walk.folded(at)
    if folded in known("by_saying") or folded in known("own_words"):
        return Attribution(at + 1, at + 1, Mention(None, Form.SAME), Act.SAID) if folded in known("by_saying") else None
    if folded not in known("passed_on") and folded.removesuffix("ه") not in known("passed_on"):
        return None
    for ahead in range(at + 1, min(limit, at + 26)):
        if walk.folded(ahead) != "عن" or not walk.is_word(ahead + 1):
            continue
        own = (behind for behind in range(ahead + 2, min(limit, ahead + 26)) if walk.folded(behind) in known("own_words"))
        mention, end = speakers.subject(walk, ahead + 1, next(own, limit), Gender.UNKNOWN, 1)
        if mention is None:
            return None
        woman = False
        for behind in range(end, min(limit, end + 14)):
            if walk.folded(behind) in known("own_words"):
                woman = walk.folded(behind).endswith("ها")
                end = behind + 1
                break
            if walk.complementizer(behind) or walk.mark(behind) == ":":
                break
        if woman and mention.gender is Gender.UNKNOWN:
            mention = speakers.with_gender(mention, Gender.WOMAN)
        return Attribution(at + 1, end, mention, Act.SAID)
    return None


def written(walk: Walk, at: int, limit: int) -> Attribution | None:
    """جاء في البيان, ورد في رسالة الوزير: whoever issued it speaks."""
    if walk.folded(at) not in known("stands_in") or walk.folded(at + 1) not in ("في", "ب"):
        return None
    found = speakers.document(walk, at + 2, limit) if at + 2 < limit else None
    return None if found is None else Attribution(at + 1, found[1], found[0], Act.STATED)
