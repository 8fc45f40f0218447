"""What a verb of saying reports: where the words begin, and where a quotation ends them."""

from __future__ import annotations

from typing import NamedTuple

from newsdesk.engines.rules.arabic.tables import known
from newsdesk.engines.rules.arabic.text import Quote, Walk
from newsdesk.engines.rules.arabic.verbs import Cue
from newsdesk.model import Act

_FAR = 60
_NEAR = 10
_FEELINGS = 5
_ASIDE = 7
_BARE = 5
_THINGS = ("نتايج", "ارباح", "ايرادات", "حصيل", "اسماء", "قايم", "فاتور", "جداول", "البوم")
_EXCEPT_B = (
    "بعد",
    "بين",
    "بلاد",
    "بدون",
    "بدل",
    "بات",
    "باتت",
    "بعض",
    "بل",
    "بها",
    "به",
    "بهم",
    "بنا",
    "بشكل",
    "بيان",
    "بحسب",
    "بالتزامن",
)


class Complement(NamedTuple):
    """The tokens of what is reported, `first` up to, without, `after`; how it is linked; whether its end is certain."""

    first: int
    after: int
    frame: str  # that, quotation, colon, comma, object
    closed: bool


def complement(walk: Walk, verb: int, end: int, limit: int, cue: Cue, *, pronoun: bool = False) -> Complement | None:
    """What the verb at token `verb` reports, its subject ending before `end`; None if it reports nothing here.

    `pronoun` says that an object pronoun hangs on the verb: a quotation in وصفها بأنها «…» then ends with its mark.
    """
    aside = walk.mark(end) in ("،", ",", "(", "-", "–")
    reach = min(limit, end + (_NEAR if cue.near and not aside else _FAR))
    own = _own_object(walk, verb, end, limit, cue) or _behind_apposition(walk, end, limit, cue)
    if own is not None:
        return own
    at = _past_relative(walk, end, reach, cue)
    skip = 0
    while at < reach:
        if walk.complementizer(at) and "n" in cue.frames:
            if skip:
                skip -= 1
            elif walk.folded(at - 1) == "من" and walk.folded(at - 2) in ("الرغم", "بالرغم"):
                pass
            elif at == verb + 1 or walk.folded(at - 1) not in known("own_an") or walk.folded(at).startswith("ب"):
                return _clause(walk, at, limit, pronoun=pronoun)
        quote = walk.opens(at)
        if quote is not None:
            if "q" in cue.frames and _is_speech(walk, quote, end, reach, cue):
                return _quoted(walk, quote, limit, "quotation")
            at = max(quote.after, at + 1)
            continue
        if walk.mark(at) == ":":
            return _after_colon(walk, at, limit) if cue.frames & {"q", "k"} else None
        if walk.is_word(at):
            word = walk.word(at)
            if at == end and word.function == "speech" and "c" in cue.frames:
                return Complement(at, limit, "comma", False)
            if at > end and word.verbs and word.prefix in ("و", "ف") and word.verbs[0].tense == "past" and not word.known:
                break
            if at > end and word.verbs and word.verbs[0].tense == "participle" and _own_clause(walk, at):
                break
            if at > end and word.verbs and not word.known and walk.folded(at - 1) in known("subordinate"):
                skip += 1
            wish = cue.lemma == "تمنى" and not (walk.word(at + 1).role or walk.word(at + 1).group)
            if cue.objects and at > end and not wish and _preposition(walk, at, cue):
                later = _by_clause(walk, at, reach) if walk.folded(at)[:1] == "ب" and "n" in cue.frames else None
                if later is not None:
                    return _clause(walk, later, limit)
                return _object(walk, at, limit)
        at += 1
    return _late_object(walk, end, reach, limit, cue) or _loose(walk, verb, end, limit, cue)


def _past_relative(walk: Walk, end: int, reach: int, cue: Cue) -> int:
    """Past a relative clause between commas, if its end leads to what was said: وشدد فلان، الذي عاد أمس، على ضرورة."""
    if walk.mark(end) not in ("،", ",") or walk.word(end + 1).function != "relative":
        return end
    for at in range(end + 2, reach):
        if walk.mark(at) in ("،", ","):
            leads = walk.complementizer(at + 1) or (cue.objects and _preposition(walk, at + 1, cue))
            return at if leads else end
        if walk.mark(at) in (".", "؛", ":") or walk.opens(at) is not None:
            break
    return end


def _by_clause(walk: Walk, at: int, reach: int) -> int | None:
    """A بأن behind a noun with ب that belongs to the subject: صرحت الشركة التي تحطمت طائرتها بالبحيرة بأن."""
    for ahead in range(at, reach):
        if walk.complementizer(ahead):
            return ahead if walk.folded(ahead)[:1] == "ب" else None
        if walk.word(ahead).verbs or walk.mark(ahead) in (".", "؛"):
            return None
    return None


def _own_clause(walk: Walk, at: int) -> bool:
    """Whether a participle has its own clause right behind it: مؤكدا أن, مشيرا إلى أن."""
    return walk.complementizer(at + 1) or (walk.word(at + 1).function == "preposition" and walk.complementizer(at + 2))


def _behind_apposition(walk: Walk, end: int, limit: int, cue: Cue) -> Complement | None:
    """An object in the accusative behind the comma that ends the subject: أعلن المدير، فلان الفلاني، استقالته."""
    if "0" in cue.objects and walk.word(end + 1).function == "adverb" and walk.mark(end + 2) in ("،", ","):
        end += 2  # أعلن الوزير، آنذاك، استقالته
    if "0" not in cue.objects or walk.mark(end) not in ("،", ",") or end + 2 >= limit or not walk.is_word(end + 1):
        return None
    word = walk.word(end + 1)
    if word.folded in known("anonymity"):
        closing = next((ahead for ahead in range(end + 2, min(end + 14, limit)) if walk.mark(ahead) in ("،", ",")), -1)
        return _behind_apposition(walk, closing, limit, cue) if closing > 0 else None
    if word.function in ("preposition", "adverb"):
        closing = next((ahead for ahead in range(end + 2, min(end + 10, limit)) if walk.mark(ahead) in ("،", ",")), -1)
        if closing < 0 or any(walk.complementizer(ahead) or walk.word(ahead).verbs for ahead in range(end + 1, closing)):
            return None
        first = closing + 1
        in_construct = walk.word(first + 1).definite or walk.organization_at(first + 1) is not None
        clause_later = _clause_before_verb(walk, first, min(first + _FAR, limit))
        if cue.act not in (Act.ANNOUNCED, Act.DENIED) and (clause_later or not in_construct or _owned(walk, first)):
            return None
        return _behind_apposition(walk, closing, limit, cue)  # أعلنت الوزارة، في بيان، صرف دفعة أولى
    if walk.complementizer(end + 1) or word.function or word.verbs or word.role or word.honorific or word.given or word.prefix:
        return None
    if word.definite or _no_saying(walk, end + 1):
        return None
    return Complement(end + 1, limit, "object", False)


def _clause_before_verb(walk: Walk, first: int, limit: int) -> bool:
    """Whether أن follows before another verb of saying could have brought it in."""
    for at in range(first, limit):
        if walk.complementizer(at) or walk.word(at).verbs:
            return walk.complementizer(at)
    return False


def _no_saying(walk: Walk, at: int) -> bool:
    """Whether an object is a thing made public rather than words: نتائجها المالية."""
    return walk.folded(at).startswith(_THINGS)


def _late_object(walk: Walk, end: int, reach: int, limit: int, cue: Cue) -> Complement | None:
    """An object in the accusative that asides separate from its verb: أعلن المجلس، في بيان، استئناف المفاوضات."""
    if "0" not in cue.objects:
        return None
    for at in range(end, min(reach, end + 30)):
        word = walk.word(at)
        demonstrative = word.function == "demonstrative" and walk.word(at + 1).definite and at > end
        if walk.is_word(at) and (word.thing or demonstrative) and not word.prefix and not word.definite:
            before = walk.word(at - 1)
            if _owned(walk, at) and before.bare in known("ways"):
                continue  # في سبيل إعادتها
            if before.function != "preposition" and not (before.prefix and not before.definite):
                return Complement(at, limit, "object", False)
        if word.folded == "ما" and at > end and cue.act is Act.DENIED and walk.word(at - 1).function != "preposition":
            return Complement(at, limit, "object", False)  # نفت الوزارة في بيان ما تم تداوله
        if walk.is_word(at) and word.verbs and at > end:
            break
    return None


def _own_object(walk: Walk, verb: int, end: int, limit: int, cue: Cue) -> Complement | None:
    """A noun phrase right behind the subject that is itself what was said: أشار إلى أهمية, طالب بعقد جلسة, أكد أهمية."""
    if end >= limit or not cue.objects or not walk.is_word(end) or walk.complementizer(end):
        return None
    if _preposition(walk, end, cue):
        return _object(walk, end, limit)
    word = walk.word(end)
    own_subject = end > verb + 1 or cue.lemma != "بين"  # وبين مشاركته: the preposition
    if (
        "t" in cue.objects
        and own_subject
        and word.thing
        and not (word.prefix or word.definite or word.function or _no_saying(walk, end))
    ):
        return Complement(end, limit, "object", False)  # أوضح أهمية, رأى ضرورة
    if "0" in cue.objects and word.folded in ("ذلك", "تلك") and walk.folded(end + 1) == "الي":
        return Complement(end, limit, "object", False)  # عازيا ذلك إلى
    if "0" in cue.objects and (not word.function or word.function == "quantifier" or word.folded in ("عدم", "هذا", "هذه", "ما")):
        if word.verbs and not word.known:
            return None
        if word.prefix in ("ل", "ف", "و") or _no_saying(walk, end) or (word.given and not word.thing):
            return None
        return Complement(end, limit, "object", False)
    return None


def _preposition(walk: Walk, at: int, cue: Cue) -> bool:
    """Whether the token is a preposition that leads to this verb's object, without أن behind it."""
    folded = walk.folded(at)
    if walk.complementizer(at + 1) and folded not in ("ب", "ل"):
        return False
    if folded in cue.objects and len(folded) > 1:
        return walk.folded(at + 1) != "ذلك" or walk.is_word(at + 2)
    for clitic in ("ب", "ل"):
        if clitic in cue.objects and folded.startswith(clitic) and not walk.complementizer(at):
            if len(folded) == 1:
                return True
            if folded in ("بما", "بمن"):
                return True  # أشاد بما تحقق
            if clitic == "ل" and walk.word(at).prefix != "ل":
                return False
            if len(folded) > 3 and folded not in _EXCEPT_B and not walk.word(at).function and not walk.word(at).given:
                return (
                    not folded.startswith(("بان", "بذلك")) and walk.word(at).prefix in ("", "ب", "ل") and not walk.word(at).place
                )
    return False


def _object(walk: Walk, at: int, limit: int) -> Complement | None:
    """The object behind a preposition; the clause instead where a noun of feeling leads to one: عن أمله في أن."""
    first = at + 1 if len(walk.folded(at)) > 1 and walk.folded(at) in ("الي", "عن", "علي", "من") else at
    for ahead in range(first, min(first + _FEELINGS, limit)):
        if walk.complementizer(ahead):
            if ahead > first + 2 and not any(_owned(walk, number) for number in range(first, ahead)):
                break  # صعوبة تحقيق شرط أن
            return _clause(walk, ahead, limit)
        if not walk.is_word(ahead):
            quote = walk.opens(ahead)
            if quote is not None and quote.speech and ahead <= first + 1:
                return _quoted(walk, quote, limit, "object")
            break
    if len(walk.folded(at)) == 1:
        first = at + 1
    return Complement(first, limit, "object", False)


def _owned(walk: Walk, at: int) -> bool:
    """Whether a pronoun hangs on a noun, so that it is the speaker's: أمله, ثقتها."""
    return walk.folded(at).endswith(("ه", "ها", "هم")) and not walk.token(at).characters.endswith("ة")


def _clause(walk: Walk, at: int, limit: int, *, pronoun: bool = False) -> Complement | None:
    """The clause behind أن or إن."""
    first = at if walk.carries_pronoun(at) else at + 1
    if at + 1 >= limit:
        return None
    for ahead in (at + 1, at + 2):
        quote = walk.opens(ahead)
        if quote is not None and quote.speech and ahead < limit:
            if ahead == at + 1 or walk.mark(at + 1) == ":":
                return _quoted(walk, quote, limit, "that")
            break
        if quote is not None and ahead == at + 1 and pronoun:
            return Complement(quote.first, quote.after, "that", True)
    return Complement(first, limit, "that", False)


def _after_colon(walk: Walk, at: int, limit: int) -> Complement | None:
    """What follows a colon: a quotation, or the rest of the sentence."""
    if at + 1 >= limit:
        return None
    quote = walk.opens(at + 1)
    if quote is not None and (quote.speech or quote.after >= limit - 1):
        return _quoted(walk, quote, limit, "colon")
    first = at + 2 if walk.complementizer(at + 1) and not walk.carries_pronoun(at + 1) and at + 2 < limit else at + 1
    quote = walk.opens(first)
    if quote is not None and quote.speech:
        return _quoted(walk, quote, limit, "colon")
    return Complement(first, limit, "colon", False)


def _quoted(walk: Walk, quote: Quote, limit: int, frame: str) -> Complement:
    """A quotation, with the words behind it where the sentence goes on without a mark."""
    after = quote.after
    goes_on = after < limit and walk.is_word(after) and not walk.word(after).verbs and walk.word(after).prefix != "و"
    if goes_on and frame != "colon" and walk.folded(after) not in ("حسب", "بحسب", "وفق", "وفقا", "علي"):
        return Complement(quote.first, limit, frame, False)
    return Complement(quote.first, max(after, quote.first + 1), frame, True)


def _is_speech(walk: Walk, quote: Quote, end: int, reach: int, cue: Cue) -> bool:
    """Whether a quotation behind a verb is what was said, not a name in quotation marks."""
    before = walk.word(quote.first - 1)
    if before.bare in known("titled") or (before.organization and not (before.definite and quote.words > _NEAR)):
        return False
    if quote.speech:
        return True
    inside = quote.first + 1
    if quote.words <= 2 and (walk.folded(inside) in walk.surnames | walk.forenames or walk.word(inside).given):
        return False  # وأكد «الغمراوي»
    if quote.first == end or walk.folded(quote.first - 1) in ("ب", "بان", "ان"):
        following = quote.after
        return following >= len(walk.tokens) or not walk.is_word(following)
    return False


def _loose(walk: Walk, verb: int, end: int, limit: int, cue: Cue) -> Complement | None:
    """Without any link: the words behind a comma, for verbs that do nothing but report."""
    if "c" in cue.frames and end < limit - 1 and walk.is_word(end) and walk.word(end).function == "speech":
        return Complement(end, limit, "comma", False)
    if "c" not in cue.frames or cue.near:
        return None
    at = end
    if walk.mark(at) in ("،", ",") and at + 3 < limit and walk.is_word(at + 1):
        word = walk.word(at + 1)
        if word.function == "relative" or word.role:
            closing = next((ahead for ahead in range(at + 2, min(at + 16, limit)) if walk.mark(ahead) in ("،", ",")), -1)
            if closing < 0 or limit - closing < _ASIDE or not walk.is_word(closing + 1):
                return None
            at, word = closing, walk.word(closing + 1)
        if word.function in ("relative", "preposition", "adverb") or word.role or word.verbs:
            return None
        return Complement(at + 1, limit, "comma", False)
    word = walk.word(end)
    if end > verb + 1 and limit - end > _BARE and walk.is_word(end) and not (word.verbs or word.prefix in ("و", "ف")):
        begins = word.function in ("negation", "demonstrative") or not (word.function or word.role or word.honorific)
        if begins and cue.lemma == "قال" and word.folded not in known("states"):
            return Complement(end, limit, "bare", False)
    return None
