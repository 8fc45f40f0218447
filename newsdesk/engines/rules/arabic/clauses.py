"""Reported speech in a sentence: the verb, who speaks, and where the words reported begin and end."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from newsdesk.engines.rules.arabic import agreement, attributions, speakers
from newsdesk.engines.rules.arabic.agreement import verbless
from newsdesk.engines.rules.arabic.complements import Complement, complement
from newsdesk.engines.rules.arabic.light_verbs import behind_noun, noun_of, noun_of_saying, noun_triggers
from newsdesk.engines.rules.arabic.reports import Open, Sentence, close
from newsdesk.engines.rules.arabic.subjects import after_opening, sentence_subject, subject_before
from newsdesk.engines.rules.arabic.tables import known
from newsdesk.engines.rules.arabic.text import Walk
from newsdesk.engines.rules.arabic.verbs import Tense, VerbForm, verb_forms
from newsdesk.engines.rules.drafts import Draft, Form, Mention
from newsdesk.model import Act, Gender, Span

_LOOK_BACK = 34
_HE = frozenset({"انه", "انها", "انهم", "انهما"})
_DEMANDS = frozenset({"طالب", "أصر"})  # of whom something is demanded may be told with the participle: مطالبة, مصرة
_EXCEPT = frozenset({"الا", "غير", "بيد"})


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
        if not walk.word(at).verbs and walk.folded(at) not in _triggers():
            at += 1
            continue
        onward = _attribution(sentence, at) or _noun(sentence, at) or _transmission(sentence, at) or _verb(sentence, at)
        if onward is None:
            _stop(sentence, at)
        at = max(onward or 0, at + 1)
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


def _noun(sentence: Sentence, at: int) -> int | None:
    """A noun of saying behind another verb: سارعت الوزارة إلى التأكيد أن."""
    walk = sentence.walk
    found = noun_of_saying(walk, at, sentence.after)
    if found is None:
        return None
    cue, content = found
    speaker = sentence_subject(sentence, at, VerbForm(cue, Tense.PARTICIPLE, Gender.UNKNOWN, 1))
    close(sentence, at)
    sentence.found.append(
        Open(content.first, content.after, (at, at + 1), cue.act, speaker, f"{cue.lemma} + noun", 0.8, content.closed)
    )
    sentence.taken = content.first
    return content.after if content.closed else content.first


def _verb(sentence: Sentence, at: int) -> int | None:
    """A verb of saying, finite or participle, at this token; the token to go on from, None if it reports nothing."""
    walk = sentence.walk
    word = walk.word(at)
    if not word.verbs:
        return None
    before = walk.folded(at - 1) if at > sentence.first else ""
    if before in known("negations") and word.verbs[0].cue.act is not Act.DENIED:
        return None
    if _first_person(walk.token(at).characters, word.verbs[0]):
        return None
    if before in known("conditions"):
        return None
    ahead = at + 2 if walk.word(at + 1).function == "adverb" else at + 1
    if word.folded in known("impersonal") and (walk.complementizer(ahead) or walk.folded(ahead) == "الي"):
        close(sentence, at)
        return at + 1
    if (
        word.folded in known("prepositions_too")
        and at > sentence.first
        and before not in known("connectors")
        and before not in known("sides")
        and "ّ" not in walk.token(at).characters
        and not agreement.named_who_says(walk, at)
    ):
        return None
    if word.verbs[0].cue.lemma == "عقب" and not word.verbs[0].pronoun and walk.word(at + 1).definite:
        following = walk.word(at + 1)
        if not (following.role or following.honorific or following.given) and walk.folded(at + 1) not in walk.surnames:
            return None  # عقب اللقاء
    best: tuple[VerbForm, Mention, Complement, int] | None = None
    for form in word.verbs:
        if _another_word(walk, at, form):
            continue
        if form.tense is Tense.PARTICIPLE:
            found = _participle(sentence, at, form)
        elif not word.prefix and (
            before in known("before_noun") or (at > sentence.first and before[:1] == "و" and before[1:] in known("before_noun"))
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
    close(sentence, clause)
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


def _another_word(walk: Walk, at: int, form: VerbForm) -> bool:
    """Whether the form is commoner as another word and nothing shows that it is the verb: عدّ against عدد, آملا against أمل."""
    letters = walk.token(at).characters.lstrip("وف")
    if letters[1:2] == "ُ" and (form.tense is Tense.PAST or (form.tense is Tense.PRESENT and form.cue.lemma[0] in "ات")):
        return True  # أُعلن, يُعتبر
    if "s" in form.cue.frames:
        return form.tense is not Tense.PARTICIPLE and "ّ" not in walk.token(at).characters
    return "p" in form.cue.frames and form.tense is not Tense.PARTICIPLE


def _first_person(characters: str, form: VerbForm) -> bool:
    """Whether the hamza shows a first person: أستغرب، أعتبر against استغرب، اعتبر."""
    return characters.lstrip("وف").startswith("أ") and form.cue.lemma.startswith("ا")


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
    if content.frame == "object" and form.cue.lemma in _DEMANDS and form.gender is not Gender.MAN and _predicate(sentence, at):
        return None  # البلدان الإفريقية، رغم هذا التقدم، مطالبة بالوفاء
    if before in known("before_noun") and content.frame not in ("that", "quotation", "colon"):
        return None
    mention = sentence_subject(sentence, at, form)
    return mention, content, at


def _finite(sentence: Sentence, at: int, form: VerbForm) -> tuple[Mention, Complement, int] | None:
    """A finite verb with its subject before or after it, or none."""
    walk = sentence.walk
    word = walk.word(at)
    noun = noun_of(walk, at, sentence.after, form.cue) if form.cue.nouns else None
    if form.cue.nouns and noun is None:
        return None
    limit = sentence.after if noun is None else noun
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
    if sentence.found and not sentence.found[-1].closed and not _independent(sentence, at, form, clause):
        return None
    if (
        mention is not None
        and mention.form is Form.GROUP
        and clause == at
        and "o" in form.cue.frames
        and agreement.accusative(walk, at + 1)
    ):
        mention = None  # دعا المتقدمين إلى: those spoken to
    if noun is not None:
        content = behind_noun(walk, noun, max(end, at + 1), sentence.after, form.cue)
        mention = mention or sentence_subject(sentence, at, form, Form.PRONOUN)
        return (mention, content, clause) if content is not None else None
    content = complement(walk, at, end, sentence.after, form.cue, pronoun=form.pronoun)
    if content is not None and mention is None and "0" not in form.cue.objects and agreement.this_thing(walk, at + 1):
        return None  # ولمحت هذه الأنباء إلى
    if content is not None and form.cue.lemma == "بين" and content.first > end + 2:
        return None
    if content is not None and form.cue.near and mention is None and content.first > end + 2 and agreement.plain_noun(walk, end):
        return None  # وزادت معاناته حتى أنه
    if content is not None and form.tense is Tense.PRESENT and mention is not None and agreement.thing(walk, mention):
        return None  # تشير القراءة إلى
    if content is None and mention is not None and end > at + 1:
        again = complement(walk, at, at + 1, sentence.after, form.cue)
        if again is not None and again.first <= end and again.frame in ("that", "quotation", "colon"):
            content, mention = again, None
    if content is None and form.cue.lemma in ("تابع", "زاد", "رد") and mention is not None and mention.form is Form.NAME:
        content = _behind_aside(sentence, at, end, form)
    if content is None:
        return _after_quotation(sentence, at, end, form, mention)
    if form.tense is Tense.PRESENT and content.frame == "quotation" and walk.mark(at - 1) in ("،", ","):
        quote = walk.opens(content.first)
        if quote is not None and not quote.speech:
            return None  # "، تضيف «المجلة»،" names the speaker
    if form.tense is Tense.PRESENT and content.frame == "object" and form.cue.act is Act.THREATENED:
        return None
    if mention is None and form.tense is Tense.PRESENT and form.cue.act in (Act.PREDICTED, Act.CLAIMED, Act.CONSIDERED):
        return None  # يتوقع أن، يعتبر أن: the passive looks the same
    plain = walk.is_word(at - 1) and at > sentence.first and not agreement.leads(walk, at - 1)
    if mention is None and plain and word.folded in known("nouns_too"):
        return None  # ولا يقل ثمن أي منها
    if mention is None and at == sentence.first and form.tense is Tense.PRESENT and form.gender is Gender.WOMAN:
        return None
    if "d" in form.cue.frames and (mention is None or not mention.heads & known("papers")):
        return None  # أظهر الفريق أنه
    if mention is None or (mention.span is not None and clause == at and mention.span.start >= walk.token(content.first).start):
        mention = sentence_subject(sentence, at, form, Form.PRONOUN)
    return mention, content, clause


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
    if before in _HE and walk.folded(start - 2) in _EXCEPT:
        return True  # إلا أنه أكد
    if form.tense is Tense.PRESENT:
        return _present_chain(sentence, at, form, start)
    if word.prefix in ("و", "ف"):
        return True
    if len(sentence.found) == 1 and start == at and walk.mark(at - 1) in ("،", ",") and _in_time_clause(sentence):
        return True
    if before in known("connectors") or after_quote:
        return before != "ان"
    return clause < at and walk.mark(start - 1) in ("،", ",", "؛", ";", "-", "–", ".")


def _in_time_clause(sentence: Sentence) -> bool:
    """Whether the first report of the sentence only says when: في الوقت الذي أكدت فيه الوزارة أن …، أعلنت الشركة."""
    walk, cue = sentence.walk, sentence.found[0].cue[0]
    for at in range(max(sentence.first, cue - 4), cue):
        folded = walk.folded(at)
        if folded in known("while") or (folded in ("بعد", "وبعد", "منذ") and walk.complementizer(at + 1)):
            return True
        if folded == "الذي" and walk.folded(at - 1) == "الوقت":
            return True
    return False


def _predicate(sentence: Sentence, at: int) -> bool:
    """Whether a participle belongs to a clause reported before it, which has no verb yet: between are only whole asides."""
    if not sentence.found or sentence.found[-1].closed or "that" not in sentence.found[-1].reason:
        return False
    commas = sum(sentence.walk.mark(back) in ("،", ",") for back in range(sentence.found[-1].first, at))
    return commas % 2 == 0 and verbless(sentence.walk, sentence.found[-1].first, at)


def _present_chain(sentence: Sentence, at: int, form: VerbForm, start: int) -> bool:
    """Whether a verb in the present goes on with a report in the present: إذ تؤكد أن …، وتشير إلى أن; في حين يرى …، يحذر."""
    walk = sentence.walk
    last = sentence.found[-1]
    if walk.mark(start - 1) not in ("،", ",") or not any(one.tense is Tense.PRESENT for one in walk.word(last.cue[0]).verbs):
        return False
    if walk.word(at).prefix == "و" and start == at:
        alike = any(one.gender is form.gender and one.number == form.number for one in walk.word(last.cue[0]).verbs)
        leads = walk.complementizer(at + 1) or walk.complementizer(at + 2)
        return alike and leads
    return not walk.word(at).prefix and any(
        walk.folded(back) in known("while") for back in range(max(sentence.first, last.cue[0] - 3), last.cue[0])
    )


def _attribution(sentence: Sentence, at: int) -> int | None:
    """بحسب, وفقا لـ, حسبما ذكر: attributes what follows at the beginning of a sentence, else what stands before it."""
    walk = sentence.walk
    found = attributions.read(walk, at, sentence.after)
    if found is None:
        return None
    if at - sentence.first <= 1 or _only_opening(walk, sentence.first, at) or found.leads(walk):
        close(sentence, at)
        start = attributions.content_after(walk, found.after, sentence.after)
        if start is None or found.speaker is None:
            return found.after
        for ahead in (found.after, start):
            if any(form.tense is Tense.PAST and not _another_word(walk, ahead, form) for form in walk.word(ahead).verbs):
                return ahead
        sentence.found.append(
            Open(start, sentence.after, (at, found.cue_after), found.act, found.speaker, f"{walk.folded(at)} + clause", 0.85)
        )
        return start
    if sentence.found and not sentence.found[-1].closed:
        begun = sentence.found[-1].first
        aside = (
            walk.mark(at - 1) in ("،", ",")
            and walk.mark(found.after) in ("،", ",")
            and verbless(walk, begun, at)
            and "that" in sentence.found[-1].reason
        )
        if at - begun <= 2 or (aside and at - begun < 8):
            return found.after  # أن البلدان الإفريقية، ووفقا للإعلان، ترغب
    spoken_for = bool(sentence.found)
    close(sentence, at)
    if spoken_for or found.speaker is None or not found.may_follow:
        return found.after
    first = after_opening(walk, sentence.first, at)
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
    return after_opening(walk, first, at) >= at


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
        speaker = sentence_subject(sentence, at, VerbForm(attributions.SAYING, Tense.PARTICIPLE, Gender.UNKNOWN, 1))
    close(sentence, at)
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
    if walk.word(at).verbs and walk.folded(at - 1) == "كما" and walk.mark(at - 2) in ("،", ","):
        close(sentence, at)
        return
    word = walk.folded(at)
    if word in ("بينما", "فيما") and walk.mark(at - 1) in ("،", ",") and "object" in sentence.found[-1].reason:
        close(sentence, at)
    if word in known("stands_alone") and walk.mark(at - 1) in ("،", ",", "؛"):
        following = walk.folded(at + 1)
        if following in ("ذلك", "هذا", "ان", "الي", "بالذكر", "الاشاره", "تصريحات", "تصريح"):
            close(sentence, at)
    if word in ("وهو", "وهي") and walk.folded(at + 1) == "ما" and walk.mark(at - 1) in ("،", ","):
        said = walk.folded(at + 2)
        if said.endswith("ه") and any(form.cue.act is Act.DENIED for form in verb_forms().get(said[:-1], ())):
            close(sentence, at)  # وهو ما تنفيه الحكومة
    if word == "علي" and walk.folded(at + 1) == "حد":
        close(sentence, at)
