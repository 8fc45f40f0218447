"""Who is meant where no subject follows the verb: one before it, or the one that the sentence is about."""

from __future__ import annotations

from newsdesk.engines.rules.arabic import speakers
from newsdesk.engines.rules.arabic.noun_phrases import parse
from newsdesk.engines.rules.arabic.reports import Sentence
from newsdesk.engines.rules.arabic.tables import known
from newsdesk.engines.rules.arabic.text import Walk
from newsdesk.engines.rules.arabic.verbs import Tense, VerbForm
from newsdesk.engines.rules.drafts import Form, Mention
from newsdesk.model import Gender

_LOOK_BACK = 34
_ANTECEDENT = 14
_FULL_NAME = 5
_AUXILIARIES = frozenset({"كان", "وكان", "كانت", "وكانت"})


def sentence_subject(sentence: Sentence, at: int, form: VerbForm, otherwise: Form = Form.SAME) -> Mention:
    """Who is meant without a word: who spoke before in the sentence, else the subject of its first verb, else as `otherwise`."""
    walk = sentence.walk
    if form.tense is Tense.PARTICIPLE and (near := _named_just_before(walk, at, form)) is not None:
        return near
    if otherwise is Form.PRONOUN and (doer := _doer(sentence, at, form)) is not None:
        return doer
    if sentence.found:
        return Mention(None, otherwise, gender=form.gender, number=form.number)
    first = after_opening(walk, sentence.first, at)
    for start in range(first, min(at, first + 12)):
        if not walk.is_word(start):
            continue
        word = walk.word(start)
        place = word.place and not walk.word(start - 1).action  # not زار لبنان
        listed = word.role or word.honorific or word.given or word.organization or word.source or word.group or place
        if listed or word.folded in walk.surnames:
            phrase = speakers.before(walk, start, at, form.gender, form.number)
            if phrase is not None and form.gender is Gender.MAN and _feminine_body(walk, phrase[0]):
                continue
            if phrase is not None and (phrase[0].gender in (form.gender, Gender.UNKNOWN) or form.gender is Gender.UNKNOWN):
                return phrase[0]
        if word.function == "preposition" and not word.folded.endswith(("ه", "ها", "هم")):
            break
    return Mention(None, otherwise, gender=form.gender, number=form.number)


def _doer(sentence: Sentence, at: int, form: VerbForm) -> Mention | None:
    """The person of whom the clause before tells that he did something: شكر فلان الحضور وقال."""
    walk = sentence.walk
    if not walk.word(at).prefix or form.number > 1:
        return None
    floor = max(sentence.first, at - _LOOK_BACK, sentence.found[-1].first if sentence.found else 0)
    for back in range(at - 2, floor - 1, -1):
        word = walk.word(back)
        if not word.action or walk.quote_at(back) is not None:
            continue
        following = walk.word(back + 1)
        named = following.honorific or following.given or following.role or walk.folded(back + 1) in walk.surnames
        if not named or walk.folded(back - 1) in known("relatives"):
            return None
        if (form.gender is Gender.WOMAN) is not (walk.folded(back).endswith("ت") or walk.folded(back)[:1] == "ت"):
            return None
        found = speakers.before(walk, back + 1, at, form.gender, form.number)
        if found is not None and found[0].form is Form.NAME:
            return found[0]
        return None
    return None


def _feminine_body(walk: Walk, mention: Mention) -> bool:
    """Whether a body's name shows that a verb about it stands in the feminine: الأمانة العامة."""
    if mention.form is not Form.ORGANIZATION or mention.span is None:
        return False
    return walk.token(walk.number(mention.span.start)).characters.endswith("ة")


def _named_just_before(walk: Walk, at: int, form: VerbForm) -> Mention | None:
    """Whoever is named by surname right before a participle, not behind a preposition: رد عليه المالكي قائلا."""
    if walk.folded(at - 1) not in walk.surnames or walk.folded(at - 2) in known("before_noun") or walk.word(at - 1).prefix:
        return None
    if walk.word(at - 2).given or walk.word(at - 2).role:
        return None
    span = walk.span(at - 1, at)
    return Mention(span, Form.NAME, span, None, (walk.word(at - 1).bare,), gender=form.gender, definite=True)


def _antecedent(sentence: Sentence, at: int, form: VerbForm) -> tuple[Mention, int] | None:
    """Whom a relative clause speaks of: الزميل سلطان القحطاني الذي تساءل عن."""
    walk = sentence.walk
    if walk.folded(at - 1) not in ("الذي", "التي", "والذي", "والتي"):
        return None
    end = at - 1
    while end > sentence.first and walk.mark(end - 1) in ("،", ","):
        end -= 1
    for start in range(max(sentence.first, end - _ANTECEDENT), end):
        word = walk.word(start)
        if not walk.is_word(start) or not (word.role or word.honorific or word.given or word.folded in walk.surnames):
            continue
        if walk.word(start - 1).role and not walk.word(start - 1).definite and start > sentence.first:
            continue
        found = speakers.before(walk, start, end, form.gender, form.number)
        if found is not None and found[1] == end and found[0].form is Form.NAME:
            if form.gender in (Gender.MAN, Gender.WOMAN) and found[0].gender not in (form.gender, Gender.UNKNOWN):
                continue
            return found[0], start
    return None


def _sources_before(sentence: Sentence, at: int, form: VerbForm) -> tuple[Mention, int] | None:
    """Sources introduced right before their verb: بعد تقارير صحفية أشارت إلى."""
    walk = sentence.walk
    if form.tense is not Tense.PAST:
        return None
    for start in range(at - 1, max(sentence.first, at - 4) - 1, -1):
        word = walk.word(start)
        if not walk.is_word(start) or word.function or word.verbs:
            return None
        if (word.group or word.source) and not word.definite:
            if word.role or walk.folded(start - 1) in ("عن", "من"):
                return None
            found = speakers.before(walk, start, at, form.gender, form.number)
            return (found[0], start) if found is not None and found[1] == at else None
    return None


def _between(sentence: Sentence, at: int, form: VerbForm) -> tuple[Mention, int] | None:
    """A name that no list has, alone between كان or لكن and the verb: وكان غاشي قد قال, لكن غاشي قال."""
    walk = sentence.walk
    if form.tense is not Tense.PAST:
        return None
    end = at - 1 if walk.folded(at - 1) == "قد" else at
    openers = _AUXILIARIES if end < at else known("contrasts")
    for start in range(end - 1, max(sentence.first, end - _FULL_NAME) - 1, -1):
        if not walk.is_word(start) or walk.word(start).function in ("preposition", "relative"):
            return None
        if walk.folded(start) in openers and start + 1 < end:
            phrase = parse(walk, start + 1, end)
            if phrase is None or phrase.after != end or phrase.kind != "person" or phrase.name is None:
                return None
            mention = speakers.mention_of(walk, phrase, form.gender, form.number)
            return mention, start + 1
    return None


def subject_before(sentence: Sentence, at: int, form: VerbForm) -> tuple[Mention, int] | None:
    """A subject in front of its verb: لكن رئيس الوزراء بنيامين نتنياهو وصف; مدير المدرسة، محمد علي، قال."""
    walk = sentence.walk
    antecedent = _antecedent(sentence, at, form) or _between(sentence, at, form) or _sources_before(sentence, at, form)
    if antecedent is not None:
        return antecedent
    first = sentence.first
    if sentence.found:
        first = max(first, sentence.found[-1].first)
        if not sentence.found[-1].closed:
            first = _last_mark(walk, first, at)
    first = after_opening(walk, max(first, at - _LOOK_BACK), at)
    if first >= at:
        return None
    found = _phrase_before(sentence, first, at, form)
    if found is None and not sentence.found:
        near = next(
            (
                back + 1
                for back in range(at - 1, first, -1)
                if walk.complementizer(back) or walk.folded(back) in known("contrasts")
            ),
            None,
        )
        found = _phrase_before(sentence, near, at, form) if near is not None and near < at else None
    return found


def _phrase_before(sentence: Sentence, first: int, at: int, form: VerbForm) -> tuple[Mention, int] | None:
    """The subject that begins at `first` and reaches up to the verb."""
    walk = sentence.walk
    relative = next((back for back in range(at - 1, max(first, at - 3), -1) if walk.folded(back) in known("relatives")), None)
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
    for back in range(at - 1, max(first, at - _LOOK_BACK), -1):
        if walk.mark(back) in ("،", ",", "؛", ";", ".") and back < at - 1:
            return back + 1
        if walk.folded(back) in ("فيما", "بينما", "لكن", "ولكن", "كما", "وفيما", "وبينما") and back < at - 1:
            return back
    return at


def after_opening(walk: Walk, first: int, at: int) -> int:
    """Past connecting words, adverbs and "من جهته،" at the beginning of a clause."""
    limit = min(at, first + _LOOK_BACK)
    while first < limit:
        folded = walk.folded(first)
        if not walk.is_word(first):
            if walk.opens(first) is not None:
                return first
            first += 1
            continue
        word = walk.word(first)
        if folded in known("connectors") or word.function == "adverb" or folded in ("اما", "واما", "غير", "علي", "هذا"):
            if folded == "علي" and walk.folded(first + 1) != "صعيد":
                return first
            first += 1
            continue
        opening = (
            word.function == "preposition"
            or folded in ("ومن", "وفي", "وعلي", "والي", "وعن", "وبعد", "وخلال")
            or folded[:1] == "ب"
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
