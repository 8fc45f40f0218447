"""Reported speech in a sentence: the verb, who speaks, and where the words reported begin and end."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from newsdesk.engines.rules.arabic import agreement, attributed, attributions, speakers
from newsdesk.engines.rules.arabic.boundaries import independent, predicate, stop
from newsdesk.engines.rules.arabic.complements import Complement, complement
from newsdesk.engines.rules.arabic.light_verbs import behind_noun, noun_of, noun_triggers
from newsdesk.engines.rules.arabic.reports import Open, Sentence, close
from newsdesk.engines.rules.arabic.subjects import sentence_subject, subject_before
from newsdesk.engines.rules.arabic.tables import known
from newsdesk.engines.rules.arabic.text import Walk
from newsdesk.engines.rules.arabic.verbs import Tense, VerbForm
from newsdesk.engines.rules.drafts import Draft, Form, Mention
from newsdesk.model import Act, Gender, Span

_DEMANDS = frozenset({"طالب", "أصر"})  # of whom something is demanded may be told with the participle: مطالبة, مصرة


def read_sentence(walk: Walk, first: int, after: int) -> list[Draft]:
    """The drafts of one sentence, in text order. `after` may lie beyond the sentence where a colon ends its paragraph."""
    sentence = Sentence(walk, first, after)
    reached, triggers = first, _triggers()
    for at in walk.stops(first, after, triggers):
        if at < reached:
            continue
        quote = walk.opens(at)
        if quote is not None and (quote.speech or at > first):
            reached = quote.after
            continue
        if not walk.is_word(at) or not (walk.word(at).verbs or walk.folded(at) in triggers):
            continue
        onward = next((found for read in _READERS if (found := read(sentence, at)) is not None), None)
        if onward is None:
            stop(sentence, at)
        reached = onward or 0
    return [_draft(walk, one) for one in sentence.found if one.first < one.after]


@cache
def _triggers() -> frozenset[str]:
    """Every folded word, verbs of saying aside, at which something can begin or end."""
    found = attributions.first_words() | known("stands_alone") | {"بينما", "فيما", "علي", "وهو", "وهي"}
    for name in ("passed_on", "by_saying", "stands_in"):
        found |= known(name)
    return found | noun_triggers()


def _draft(walk: Walk, one: Open) -> Draft:
    content = [walk.span(one.first, one.after)]
    if one.earlier is not None and one.earlier.end <= content[0].start:
        content.insert(0, one.earlier)
    return Draft(tuple(content), walk.span(*one.cue), one.act, one.speaker, one.reason, confidence=one.confidence)


def _verb(sentence: Sentence, at: int) -> int | None:
    """A verb of saying, finite or participle, at this token; the token to go on from, None if it reports nothing."""
    walk = sentence.walk
    word = walk.word(at)
    if not word.verbs or _no_verb(sentence, at):
        return None
    ahead = at + 2 if walk.word(at + 1).function == "adverb" else at + 1
    if word.folded in known("impersonal") and (walk.complementizer(ahead) or walk.folded(ahead) == "الي"):
        close(sentence, at)
        return at + 1
    best = _report(sentence, at)
    if best is None:
        return None
    form, mention, content, clause = best
    close(sentence, clause)
    worth = 0.9 if content.frame in ("that", "quotation", "colon") else 0.7 if content.frame == "comma" else 0.75
    earlier = _split_quotation(sentence, at) if content.frame == "quotation" and form.tense is not Tense.PARTICIPLE else None
    reason = f"{form.cue.lemma} + {content.frame}"
    sentence.found.append(
        Open(content.first, content.after, (at, at + 1), form.cue.act, mention, reason, worth, content.closed, earlier)
    )
    sentence.taken = content.first
    return content.after if content.closed else content.first


def _no_verb(sentence: Sentence, at: int) -> bool:
    """Whether the words around a form show that nothing is reported: negated, supposed, first person, a preposition."""
    walk = sentence.walk
    word = walk.word(at)
    before = walk.folded(at - 1) if at > sentence.first else ""
    if "z" in word.verbs[0].cue.frames:
        return before not in known("negations")  # لم يخف قلقه
    if before in known("negations") and word.verbs[0].cue.act is not Act.DENIED:
        return True
    if agreement.first_person(walk.token(at).characters, word.verbs[0]) or before in known("conditions"):
        return True
    if (
        word.folded in known("prepositions_too")
        and at > sentence.first
        and before not in known("connectors")
        and before not in known("sides")
        and "ّ" not in walk.token(at).characters
        and not agreement.named_who_says(walk, at)
    ):
        return True
    following = walk.word(at + 1)
    if word.verbs[0].cue.lemma != "عقب" or word.verbs[0].pronoun or not following.definite:
        return False
    named = following.role or following.honorific or following.given or walk.folded(at + 1) in walk.surnames
    return not named  # عقب اللقاء


def _report(sentence: Sentence, at: int) -> tuple[VerbForm, Mention, Complement, int] | None:
    """The first reading of a form that reports something: with its speaker, its content and where its clause begins."""
    walk = sentence.walk
    word = walk.word(at)
    before = walk.folded(at - 1) if at > sentence.first else ""
    noun_here = before in known("before_noun") or (before[:1] == "و" and before[1:] in known("before_noun"))
    for form in word.verbs:
        if agreement.another_word(walk, at, form):
            continue
        if form.tense is Tense.PARTICIPLE:
            found = _participle(sentence, at, form)
        elif not word.prefix and noun_here:
            continue
        else:
            found = _finite(sentence, at, form)
        if found is not None:
            return (form, *found)
    return None


def _participle(sentence: Sentence, at: int, form: VerbForm) -> tuple[Mention, Complement, int] | None:
    """مضيفا, مؤكدة أن: goes on with the subject of the sentence."""
    walk = sentence.walk
    if form.cue.nouns:
        noun = noun_of(walk, at, sentence.after, form.cue)
        content = behind_noun(walk, noun, at + 1, sentence.after, form.cue) if noun is not None else None
        return (sentence_subject(sentence, at, form), content, at) if content is not None else None
    content = complement(walk, at, at + 1, sentence.after, form.cue)
    if content is None:
        return None
    behind_comma = walk.mark(at - 1) in ("،", ",") and at > sentence.first
    if content.frame == "object" and form.cue.act in (Act.ACCUSED, Act.THREATENED) and not behind_comma:
        return None
    if content.frame == "object" and content.first > at + 3 and walk.mark(at + 1) in ("،", ","):
        return None
    before = walk.folded(at - 1) if at > sentence.first else ""
    if (
        content.frame == "object"
        and form.cue.lemma == "طالب"
        and form.gender is not Gender.MAN
        and walk.is_word(at - 1)
        and at > sentence.first
    ):
        return None  # المفوضية مطالبة بالوفاء
    if content.frame == "object" and form.cue.lemma in _DEMANDS and form.gender is not Gender.MAN and predicate(sentence, at):
        return None  # البلدان الإفريقية، رغم هذا التقدم، مطالبة بالوفاء
    if before in known("before_noun") and content.frame not in ("that", "quotation", "colon"):
        return None
    mention = sentence_subject(sentence, at, form)
    return mention, content, at


def _finite(sentence: Sentence, at: int, form: VerbForm) -> tuple[Mention, Complement, int] | None:
    """A finite verb with its subject before or after it, or none."""
    walk = sentence.walk
    noun = noun_of(walk, at, sentence.after, form.cue) if form.cue.nouns else None
    if form.cue.nouns and noun is None:
        return None
    mention, clause, end = _subject(sentence, at, form, sentence.after if noun is None else noun)
    if sentence.found and not sentence.found[-1].closed and not independent(sentence, at, form, clause):
        return None
    if noun is not None:
        content = behind_noun(walk, noun, max(end, at + 1), sentence.after, form.cue)
        mention = mention or sentence_subject(sentence, at, form, Form.PRONOUN)
        return (mention, content, clause) if content is not None else None
    content = complement(walk, at, end, sentence.after, form.cue, pronoun=form.pronoun)
    if content is not None and _misread(sentence, at, form, mention, content, end):
        return None
    if content is None and mention is not None and end > at + 1:
        again = complement(walk, at, at + 1, sentence.after, form.cue)
        if again is not None and again.first <= end and again.frame in ("that", "quotation", "colon"):
            content, mention = again, None
    if content is None and form.cue.lemma in ("تابع", "زاد", "رد") and mention is not None and mention.form is Form.NAME:
        content = _behind_aside(sentence, at, end, form)
    if content is None:
        return _after_quotation(sentence, at, end, form, mention)
    if _unsaid(sentence, at, form, mention, content):
        return None
    if mention is None or (mention.span is not None and clause == at and mention.span.start >= walk.token(content.first).start):
        mention = sentence_subject(sentence, at, form, Form.PRONOUN)
    return mention, content, clause


def _subject(sentence: Sentence, at: int, form: VerbForm, limit: int) -> tuple[Mention | None, int, int]:
    """Who a finite verb says to speak, where its clause begins, and the token after verb and speaker."""
    walk = sentence.walk
    word = walk.word(at)
    prefixed = word.prefix in ("و", "ف")
    mention: Mention | None = None
    clause, end = at, at + 1
    if not prefixed or (word.prefix == "ف" and walk.folded(sentence.first) in ("اما", "واما")):
        looked = subject_before(sentence, at, form)
        if looked is not None:
            mention, clause = looked
    if mention is None and walk.folded(at + 1) in ("فيها", "فيه", "خلالها", "خلاله"):
        mention = _whose(sentence, at)
    written = form.cue.lemma == "كتب" and walk.word(at + 1).bare in known("documents")  # كتب تدوينة
    if mention is None and not written and not agreement.object_follows(walk, at + 1, form) and form.number < 3:
        mention, end = speakers.subject(walk, at + 1, limit, form.gender, form.number)
        if mention is not None and not agreement.may_act(walk, at, mention, form):
            mention, end = None, at + 1
    if (
        mention is not None
        and mention.form is Form.GROUP
        and clause == at
        and "o" in form.cue.frames
        and agreement.accusative(walk, at + 1)
    ):
        mention = None  # دعا المتقدمين إلى: those spoken to
    return mention, clause, end


def _misread(sentence: Sentence, at: int, form: VerbForm, mention: Mention | None, content: Complement, end: int) -> bool:
    """Whether what follows a form shows that it is no verb of saying, or that what stands before it does not speak."""
    walk = sentence.walk
    if mention is None and "0" not in form.cue.objects and agreement.this_thing(walk, at + 1):
        return True  # ولمحت هذه الأنباء إلى
    if form.cue.lemma == "بين" and content.first > end + 2:
        return True
    if form.cue.near and mention is None and content.first > end + 2 and agreement.plain_noun(walk, end):
        return True  # وزادت معاناته حتى أنه
    # تشير القراءة إلى
    return form.tense is Tense.PRESENT and mention is not None and agreement.thing(walk, mention)


def _unsaid(sentence: Sentence, at: int, form: VerbForm, mention: Mention | None, content: Complement) -> bool:
    """Whether nobody says the content behind a form: a passive, a noun, a name in quotation marks, a thing."""
    walk = sentence.walk
    if form.tense is Tense.PRESENT and content.frame == "quotation" and walk.mark(at - 1) in ("،", ","):
        quote = walk.opens(content.first)
        if quote is not None and not quote.speech:
            return True  # "، تضيف «المجلة»،" names the speaker
    if form.tense is Tense.PRESENT and content.frame == "object" and form.cue.act is Act.THREATENED:
        return True
    if mention is None and form.tense is Tense.PRESENT and form.cue.act in (Act.PREDICTED, Act.CLAIMED, Act.CONSIDERED):
        return True  # يتوقع أن، يعتبر أن: the passive looks the same
    plain = walk.is_word(at - 1) and at > sentence.first and not agreement.leads(walk, at - 1)
    inside = walk.folded(at + 1) in ("فيه", "فيها", "خلاله", "خلالها")  # مؤتمرا كشف فيه عن
    if mention is None and plain and not inside and walk.word(at).folded in known("nouns_too"):
        return True  # ولا يقل ثمن أي منها
    if mention is None and at == sentence.first and form.tense is Tense.PRESENT and form.gender is Gender.WOMAN:
        return True
    # أظهر الفريق أنه
    return "d" in form.cue.frames and (mention is None or not mention.heads & known("papers"))


def _behind_aside(sentence: Sentence, at: int, end: int, form: VerbForm) -> Complement | None:
    """A colon far behind a speaker's name, no other verb of saying between: وتابع فلان، الذي …: «…»."""
    walk = sentence.walk
    far = complement(walk, at, end, sentence.after, replace(form.cue, near=False))
    if far is None or far.frame != "colon" or any(walk.word(ahead).verbs for ahead in range(end, far.first)):
        return None
    return far


def _whose(sentence: Sentence, at: int) -> Mention | None:
    """Whose the text is in which something is said: تصريحات للشيخ فلان قال فيها."""
    walk = sentence.walk
    for back in range(at - 1, max(sentence.first, at - 8), -1):
        word = walk.word(back)
        if word.prefix == "ل" and (word.role or word.honorific or word.given or word.organization):
            mention, end = speakers.source(walk, back, at)
            return mention if end == at else None
    return None


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


_READERS = (attributed.attribution, attributed.noun, attributed.transmission, _verb)
