"""Statements that no verb of saying of their own reports: attributed ones, and those that another passes on."""

from __future__ import annotations

from newsdesk.engines.rules.arabic import attributions
from newsdesk.engines.rules.arabic.agreement import another_word, verbless
from newsdesk.engines.rules.arabic.complements import complement
from newsdesk.engines.rules.arabic.light_verbs import noun_of_saying
from newsdesk.engines.rules.arabic.reports import Open, Sentence, close
from newsdesk.engines.rules.arabic.subjects import after_opening, sentence_subject
from newsdesk.engines.rules.arabic.text import Walk
from newsdesk.engines.rules.arabic.verbs import Tense, VerbForm
from newsdesk.engines.rules.drafts import Form, Mention
from newsdesk.model import Act, Gender


def attribution(sentence: Sentence, at: int) -> int | None:
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
            if any(form.tense is Tense.PAST and not another_word(walk, ahead, form) for form in walk.word(ahead).verbs):
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


def noun(sentence: Sentence, at: int) -> int | None:
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


def transmission(sentence: Sentence, at: int) -> int | None:
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
