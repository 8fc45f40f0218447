"""Reported speech in a sentence: the verb, who speaks, and where the words reported begin and end."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsdesk.engines.rules.arabic import attributions, speakers
from newsdesk.engines.rules.arabic.complements import Complement, complement
from newsdesk.engines.rules.arabic.text import Walk
from newsdesk.engines.rules.arabic.verbs import Tense, VerbForm
from newsdesk.engines.rules.drafts import Draft, Form, Mention
from newsdesk.model import Act, Gender, Span

_CONNECTORS = frozenset(
    """كما فيما بينما وقد قد لقد فقد وكان كان وكانت كانت وكانوا كانوا لكن ولكن حين عندما اذ حيث بعدما ثم هذا وهذا ان و بل ف غير بيد
    وفيما وبينما وحين حينما لكنه لكنها لكنهم ولكنه ولكنها""".split()
)
_LOOK_BACK = 34
_NEGATIONS = frozenset({"لم", "لا", "لن", "ولم", "ولا", "ولن", "الم", "دون", "ليس", "فلم", "فلا"})
_RELATIVES = frozenset(
    {"الذي", "التي", "الذين", "والذي", "والتي", "اللذين", "اللذان", "ما", "مما", "من", "لما", "بما", "كما", "وما"}
)
_BEFORE_NOUN = frozenset(
    {
        "في",
        "من",
        "عن",
        "علي",
        "الي",
        "بعد",
        "قبل",
        "منذ",
        "خلال",
        "حول",
        "بين",
        "ضد",
        "بدون",
        "عبر",
        "بسبب",
        "دون",
        "تحت",
        "او",
        "كل",
        "اي",
        "غير",
    }
)
_PREPOSITIONS_TOO = frozenset({"بين", "عبر", "عقب"})
_CONTRASTS = frozenset({"لكن", "ولكن", "فيما", "بينما", "وفيما", "وبينما"})
_CONDITIONS = frozenset({"اذا", "واذا", "لو", "ولو", "ان", "كلما", "لان", "يجب", "يمكن"}) - {"ان"}
_IMPERSONAL = frozenset({"يذكر", "يشار", "ويذكر", "ويشار", "يقال", "ويقال", "وقيل"})
_STANDS_ALONE: frozenset[str] = frozenset(
    {
        "جاء",
        "وجاء",
        "ياتي",
        "جاءت",
        "تاتي",
        "يذكر",
        "ويذكر",
        "يشار",
        "ويشار",
        "تجدر",
        "وتجدر",
        "علما",
        "الجدير",
        "والجدير",
        "جدير",
        "وجدير",
    }
)


@dataclass(slots=True)
class Open:
    """A draft whose content may still be cut short by what follows in its sentence."""

    first: int
    after: int
    cue: tuple[int, int]
    act: Act
    speaker: Mention
    reason: str
    confidence: float
    closed: bool = False
    earlier: Span | None = None


@dataclass(slots=True)
class Sentence:
    """One sentence on its way: its tokens, what has been found, and up to where it is spoken for."""

    walk: Walk
    first: int
    after: int
    found: list[Open] = field(default_factory=list)
    taken: int = 0


def read_sentence(walk: Walk, first: int, after: int) -> list[Draft]:
    """The drafts of one sentence, in text order. `after` may lie beyond the sentence where a colon ends its paragraph."""
    sentence = Sentence(walk, first, after)
    at = first
    while at < after:
        quote = walk.opens(at)
        if quote is not None and (quote.speech or at > first):
            at = max(quote.after, at + 1)
            continue
        if not walk.is_word(at):
            at += 1
            continue
        onward = _attribution(sentence, at) or _transmission(sentence, at) or _verb(sentence, at)
        if onward is None:
            _stop(sentence, at)
        at = max(onward or 0, at + 1)
    return [_draft(walk, one) for one in sentence.found if one.first < one.after]


def _draft(walk: Walk, one: Open) -> Draft:
    content = [walk.span(one.first, one.after)]
    if one.earlier is not None and one.earlier.end <= content[0].start:
        content.insert(0, one.earlier)
    return Draft(tuple(content), walk.span(*one.cue), one.act, one.speaker, one.reason, confidence=one.confidence)


def _close(sentence: Sentence, at: int) -> None:
    """What was open ends before this token; connecting words and marks before it belong to what comes."""
    if not sentence.found:
        return
    last = sentence.found[-1]
    if last.closed or last.first >= at:
        return
    walk = sentence.walk
    while at > last.first and (not walk.is_word(at - 1) and walk.mark(at - 1) in "،,؛;-–:" or walk.folded(at - 1) in _CONNECTORS):
        at -= 1
    at = _without_side(walk, last.first, at)
    last.after = min(last.after, max(at, last.first))
    last.closed = True


def _without_side(walk: Walk, first: int, at: int) -> int:
    """Before "من جهته", "في الوقت نفسه" and the like, which lead to what comes."""
    for length in (2, 3):
        if (
            at - length > first
            and walk.folded(at - length) in ("من", "في", "ومن", "وفي")
            and walk.folded(at - length + 1)
            in (
                "جهته",
                "جهتها",
                "جانبه",
                "جانبها",
                "جهتهم",
                "جانبهم",
                "ناحيته",
                "ناحيتها",
                "الوقت",
                "المقابل",
            )
        ):
            at -= length
            while at > first and walk.mark(at - 1) in ("،", ",", "؛"):
                at -= 1
            return at
    return at


def _verb(sentence: Sentence, at: int) -> int | None:
    """A verb of saying, finite or participle, at this token; the token to go on from, None if it reports nothing."""
    walk = sentence.walk
    word = walk.word(at)
    if not word.verbs:
        return None
    before = walk.folded(at - 1) if at > sentence.first else ""
    if before in _NEGATIONS and not (word.verbs[0].cue.act is Act.DENIED):
        return None
    if before in _CONDITIONS:
        return None
    if word.folded in _IMPERSONAL and (walk.complementizer(at + 1) or walk.folded(at + 1) == "الي"):
        _close(sentence, at)
        return at + 1
    if (
        word.folded in _PREPOSITIONS_TOO
        and at > sentence.first
        and before not in _CONNECTORS
        and "ّ" not in walk.token(at).characters
    ):
        return None
    best: tuple[VerbForm, Mention, Complement, int] | None = None
    for form in word.verbs:
        if form.tense is Tense.PARTICIPLE:
            found = _participle(sentence, at, form)
        elif not word.prefix and (
            before in _BEFORE_NOUN or (at > sentence.first and before[:1] == "و" and before[1:] in _BEFORE_NOUN)
        ):
            continue
        else:
            found = _finite(sentence, at, form)
        if found is not None:
            best = (form, *found)
            break
    if best is None:
        return None
    form, mention, content, clause = best
    _close(sentence, clause)
    act = form.cue.act
    worth = 0.9 if content.frame in ("that", "quotation", "colon") else 0.7 if content.frame == "comma" else 0.75
    earlier = _split_quotation(sentence, at) if content.frame == "quotation" and form.tense is not Tense.PARTICIPLE else None
    sentence.found.append(
        Open(
            content.first,
            content.after,
            (at, at + 1),
            act,
            mention,
            f"{form.cue.lemma} + {content.frame}",
            worth,
            content.closed,
            earlier,
        )
    )
    sentence.taken = content.first
    return content.after if content.closed else content.first


def _participle(sentence: Sentence, at: int, form: VerbForm) -> tuple[Mention, Complement, int] | None:
    """مضيفا, مؤكدة أن: goes on with the subject of the sentence."""
    walk = sentence.walk
    content = complement(walk, at, at + 1, sentence.after, form.cue)
    if content is None:
        return None
    if content.frame == "object" and form.cue.act in (Act.ACCUSED, Act.THREATENED):
        return None
    before = walk.folded(at - 1) if at > sentence.first else ""
    if before in _BEFORE_NOUN and content.frame not in ("that", "quotation", "colon"):
        return None
    mention = _sentence_subject(sentence, at, form)
    return mention, content, at


def _sentence_subject(sentence: Sentence, at: int, form: VerbForm, otherwise: Form = Form.SAME) -> Mention:
    """Who is meant without a word: who spoke before in the sentence, else the subject of its first verb, else as `otherwise`."""
    if sentence.found:
        return Mention(None, otherwise, gender=form.gender, number=form.number)
    walk = sentence.walk
    first = _after_opening(walk, sentence.first, at)
    for start in range(first, min(at, first + 12)):
        if not walk.is_word(start):
            continue
        word = walk.word(start)
        if word.role or word.honorific or word.given or word.organization or word.source or word.group or word.place:
            phrase = speakers.before(walk, start, at, form.gender, form.number)
            if phrase is not None and (phrase[0].gender in (form.gender, Gender.UNKNOWN) or form.gender is Gender.UNKNOWN):
                return phrase[0]
        if word.function == "preposition" and not word.folded.endswith(("ه", "ها", "هم")):
            break
    return Mention(None, otherwise, gender=form.gender, number=form.number)


def _finite(sentence: Sentence, at: int, form: VerbForm) -> tuple[Mention, Complement, int] | None:
    """A finite verb with its subject before or after it, or none."""
    walk = sentence.walk
    word = walk.word(at)
    prefixed = word.prefix in ("و", "ف")
    mention: Mention | None = None
    clause, end = at, at + 1
    if not prefixed or (word.prefix == "ف" and walk.folded(sentence.first) in ("اما", "واما")):
        looked = _subject_before(sentence, at, form)
        if looked is not None:
            mention, clause = looked
    if mention is None:
        mention, end = speakers.subject(walk, at + 1, sentence.after, form.gender, form.number)
    if sentence.found and not sentence.found[-1].closed and not _independent(sentence, at, form, clause):
        return None
    content = complement(walk, at, end, sentence.after, form.cue, pronoun=form.pronoun)
    if content is None and mention is not None and end > at + 1:
        again = complement(walk, at, at + 1, sentence.after, form.cue)
        if again is not None and again.first <= end and again.frame in ("that", "quotation", "colon"):
            content, mention = again, None
    if content is None:
        return _after_quotation(sentence, at, end, form, mention)
    if form.tense is Tense.PRESENT and content.frame == "object" and form.cue.act is Act.THREATENED:
        return None
    if mention is None and form.tense is Tense.PRESENT and form.cue.act in (Act.PREDICTED, Act.CLAIMED, Act.CONSIDERED):
        return None  # يتوقع أن، يعتبر أن: the passive looks the same
    if mention is None and at == sentence.first and form.tense is Tense.PRESENT and form.gender is Gender.WOMAN:
        return None
    if mention is None or (mention.span is not None and clause == at and mention.span.start >= walk.token(content.first).start):
        mention = _sentence_subject(sentence, at, form, Form.PRONOUN)
    return mention, content, clause


def _after_quotation(
    sentence: Sentence, at: int, end: int, form: VerbForm, mention: Mention | None
) -> tuple[Mention, Complement, int] | None:
    """A verb behind what it reports: "…"، يقول المصدر."""
    walk = sentence.walk
    if "q" not in form.cue.frames or form.cue.near:
        return None
    back = at - 1
    while back > sentence.first and walk.mark(back) in ("،", ",", "-", "–"):
        back -= 1
    quote = walk.quote_at(back)
    if quote is None or quote.after != back + 1 or not quote.speech or end < sentence.after - 3:
        return None
    if any(one.first < quote.after and quote.first < one.after for one in sentence.found):
        return None
    mention = mention or Mention(None, Form.PRONOUN, gender=form.gender, number=form.number)
    return mention, Complement(quote.first, quote.after, "quotation", True), quote.first


def _split_quotation(sentence: Sentence, at: int) -> Span | None:
    """The first part of a quotation that its own cue breaks: "…"، قال الوزير، "…"."""
    walk = sentence.walk
    back = at - 1
    while back > sentence.first and walk.mark(back) in ("،", ","):
        back -= 1
    quote = walk.quote_at(back)
    if quote is None or quote.after != back + 1 or not quote.speech or walk.word(at).prefix:
        return None
    if any(one.first < quote.after and quote.first < one.after for one in sentence.found):
        return None
    return quote.inner


def _independent(sentence: Sentence, at: int, form: VerbForm, clause: int) -> bool:
    """Whether a verb inside reported words begins a report of its own rather than belongs to them."""
    walk = sentence.walk
    last = sentence.found[-1]
    word = walk.word(at)
    if at <= last.first + 1:
        return False
    start = clause
    before = walk.folded(start - 1)
    quote = walk.quote_at(start - 1)
    after_quote = quote is not None and quote.after == start
    if form.tense is Tense.PRESENT:
        return word.prefix in ("و", "ف") and (walk.mark(start - 1) != "" or after_quote) and False
    if word.prefix in ("و", "ف"):
        return True
    if before in _CONNECTORS or after_quote:
        return before != "ان"
    return clause < at and walk.mark(start - 1) in ("،", ",", "؛", ";", "-", "–", ".")


def _subject_before(sentence: Sentence, at: int, form: VerbForm) -> tuple[Mention, int] | None:
    """A subject in front of its verb: لكن رئيس الوزراء بنيامين نتنياهو وصف; مدير المدرسة، محمد علي، قال."""
    walk = sentence.walk
    first = sentence.first
    if sentence.found:
        first = max(first, sentence.found[-1].first)
        if not sentence.found[-1].closed:
            first = _last_mark(walk, first, at)
    first = _after_opening(walk, max(first, at - _LOOK_BACK), at)
    if first >= at:
        return None
    found = _phrase_before(sentence, first, at, form)
    if found is None and not sentence.found:
        near = next(
            (back + 1 for back in range(at - 1, first, -1) if walk.complementizer(back) or walk.folded(back) in _CONTRASTS), None
        )
        found = _phrase_before(sentence, near, at, form) if near is not None and near < at else None
    return found


def _phrase_before(sentence: Sentence, first: int, at: int, form: VerbForm) -> tuple[Mention, int] | None:
    """The subject that begins at `first` and reaches up to the verb."""
    walk = sentence.walk
    relative = next((back for back in range(at - 1, max(first, at - 3), -1) if walk.folded(back) in _RELATIVES), None)
    found = speakers.before(walk, first, relative if relative is not None else at, form.gender, form.number)
    if found is None:
        return None
    mention, end = found
    if not _reaches(walk, end, at):
        return None
    if mention.form is Form.NAME and mention.role is None and form.gender is Gender.WOMAN and mention.gender is Gender.MAN:
        return None
    return mention, first


def _reaches(walk: Walk, end: int, at: int) -> bool:
    """Whether nothing but marks, adverbs, قد and asides between commas stands between a subject and its verb."""
    while end < at:
        if walk.is_word(end):
            word = walk.word(end)
            if word.folded in ("قد", "الذي", "التي", "الذين", "ايضا", "نفسه", "نفسها") or word.function == "adverb":
                end += 1
                continue
            if walk.mark(end - 1) in ("،", ",", "-", "–") or word.function in ("preposition", "relative"):
                closing = next((ahead for ahead in range(at - 1, end, -1) if walk.mark(ahead) in ("،", ",", "-", "–")), -1)
                return closing == at - 1
            return False
        if walk.quote_at(end) is not None:
            return False
        end += 1
    return True


def _last_mark(walk: Walk, first: int, at: int) -> int:
    """The token after the last comma before the verb, or after a connecting word."""
    for back in range(at - 1, first, -1):
        if walk.mark(back) in ("،", ",", "؛", ";", ".") and back < at - 1:
            return back + 1
        if walk.folded(back) in ("فيما", "بينما", "لكن", "ولكن", "كما", "وفيما", "وبينما") and back < at - 1:
            return back
    return at


def _after_opening(walk: Walk, first: int, at: int) -> int:
    """Past connecting words, adverbs and "من جهته،" at the beginning of a clause."""
    while first < at:
        folded = walk.folded(first)
        if not walk.is_word(first):
            if walk.opens(first) is not None:
                return first
            first += 1
            continue
        word = walk.word(first)
        if folded in _CONNECTORS or word.function == "adverb" or folded in ("اما", "واما", "غير", "علي", "هذا"):
            if folded == "علي" and walk.folded(first + 1) != "صعيد":
                return first
            first += 1
            continue
        opening = (
            word.function == "preposition" or folded in ("ومن", "وفي", "وعلي", "والي", "وعن", "وبعد", "وخلال") or folded[0] == "ب"
        )
        if opening and not word.role and not word.given:
            comma = next((ahead for ahead in range(first, min(at, first + 14)) if walk.mark(ahead) in ("،", ",")), -1)
            if comma < 0:
                if walk.folded(first + 1) in ("جهته", "جهتها", "جانبه", "جانبها", "جهتهم", "ناحيته", "ناحيتها"):
                    first += 2
                    continue
                return first
            first = comma + 1
            continue
        return first
    return first


def _attribution(sentence: Sentence, at: int) -> int | None:
    """بحسب, وفقا لـ, حسبما ذكر: attributes what follows at the beginning of a sentence, else what stands before it."""
    walk = sentence.walk
    found = attributions.read(walk, at, sentence.after)
    if found is None:
        return None
    if at - sentence.first <= 1 or _only_opening(walk, sentence.first, at):
        start = attributions.content_after(walk, found.after, sentence.after)
        if start is None or found.speaker is None:
            return found.after
        if any(form.tense is Tense.PAST for form in walk.word(start).verbs):
            return start
        sentence.found.append(
            Open(start, sentence.after, (at, found.cue_after), found.act, found.speaker, f"{walk.folded(at)} + clause", 0.85)
        )
        return start
    spoken_for = bool(sentence.found)
    _close(sentence, at)
    if spoken_for or found.speaker is None or not found.may_follow:
        return found.after
    first = _after_opening(walk, sentence.first, at)
    after = at
    while after > first and not walk.is_word(after - 1) and walk.quote_at(after - 1) is None:
        after -= 1
    if after - first < 3:
        return found.after
    sentence.found.append(
        Open(first, after, (at, found.cue_after), found.act, found.speaker, f"clause + {walk.folded(at)}", 0.7, True)
    )
    return found.after


def _only_opening(walk: Walk, first: int, at: int) -> bool:
    return _after_opening(walk, first, at) >= at


def _transmission(sentence: Sentence, at: int) -> int | None:
    """نقلت الوكالة عن الوزير قوله إن: the speaker is the one after عن."""
    walk = sentence.walk
    found = attributions.transmitted(walk, at, sentence.after) or attributions.written(walk, at, sentence.after)
    if found is None:
        return None
    content = complement(walk, found.cue_after - 1, found.after, sentence.after, attributions.SAYING)
    if content is None:
        return None
    speaker = found.speaker or Mention(None, Form.PRONOUN)
    if speaker.form is Form.SAME:
        speaker = _sentence_subject(sentence, at, VerbForm(attributions.SAYING, Tense.PARTICIPLE, Gender.UNKNOWN, 1))
    _close(sentence, at)
    sentence.found.append(
        Open(
            content.first,
            content.after,
            (at, at + 1),
            Act.SAID,
            speaker,
            "نقل + عن",
            0.85,
            content.closed,
        )
    )
    return content.after if content.closed else content.first


def _stop(sentence: Sentence, at: int) -> None:
    """Words that end reported speech without beginning a report: جاء ذلك خلال, يذكر أن."""
    walk = sentence.walk
    if not sentence.found or sentence.found[-1].closed or at <= sentence.found[-1].first + 2:
        return
    word = walk.folded(at)
    if word in ("بينما", "فيما") and walk.mark(at - 1) in ("،", ",") and "object" in sentence.found[-1].reason:
        _close(sentence, at)
    if word in _STANDS_ALONE and walk.mark(at - 1) in ("،", ",", "؛"):
        following = walk.folded(at + 1)
        if following in ("ذلك", "هذا", "ان", "الي", "بالذكر", "الاشاره", "تصريحات", "تصريح"):
            _close(sentence, at)
    if word in ("علي",) and walk.folded(at + 1) == "حد":
        _close(sentence, at)
