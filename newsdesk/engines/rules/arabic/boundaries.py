"""Where one report ends and the next begins within a sentence."""

from __future__ import annotations

from newsdesk.engines.rules.arabic.agreement import verbless
from newsdesk.engines.rules.arabic.reports import Sentence, close
from newsdesk.engines.rules.arabic.tables import known
from newsdesk.engines.rules.arabic.verbs import Tense, VerbForm, verb_forms
from newsdesk.model import Act

_HE = frozenset({"انه", "انها", "انهم", "انهما"})
_EXCEPT = frozenset({"الا", "غير", "بيد"})


def independent(sentence: Sentence, at: int, form: VerbForm, clause: int) -> bool:
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


def predicate(sentence: Sentence, at: int) -> bool:
    """Whether a participle belongs to a clause reported before it, which has no verb yet: between are only whole asides."""
    if not sentence.found or sentence.found[-1].closed or "that" not in sentence.found[-1].reason:
        return False
    commas = sum(sentence.walk.mark(back) in ("،", ",") for back in range(sentence.found[-1].first, at))
    return commas % 2 == 0 and verbless(sentence.walk, sentence.found[-1].first, at)


def stop(sentence: Sentence, at: int) -> None:
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
