"""The one way from Claim to Statement."""

from __future__ import annotations

import logging
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from newsdesk.entities import organization_named, resolve_speaker
from newsdesk.entities.countries import is_place
from newsdesk.grounding.accounts import Evidence, checked_account, checked_overview
from newsdesk.grounding.organizations import Organizations, unlisted
from newsdesk.grounding.places import Places, bare
from newsdesk.grounding.pointers import ordered, resolve
from newsdesk.grounding.quoted import Quoted
from newsdesk.model import (
    About,
    Account,
    Anchor,
    Article,
    Claim,
    ClaimedOrganization,
    ClaimedSpeaker,
    Grounded,
    Organization,
    Overview,
    Pointer,
    Reading,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Tone,
)
from newsdesk.text import fold, sentences

log = logging.getLogger(__name__)

WORD = re.compile(r"\w+")

NO_CONTENT = "content not in the text"
NO_SPEAKER = "speaker not in the text"
NO_ORGANIZATION = "organization not in the text"
NO_CUE = "cue not in the text"
ACROSS = "content across two statements"
TWICE = "said before"
OTHER_SPEAKER = "words of another speaker"
NO_TONE = "tone without words that show it"

_SHORTEST = 3  # letters of words that mean an organization
_LONGEST_NAME = 160  # code points of a name or role
_LONGEST_CUE = 60
_MOST_NAMES = 500  # of one article that are told apart
_BESIDE, _NEXT = 60, 3  # code points and words beside a cue in which its subject stands
_REACH = 2  # sentences between a speaker's words and cue or content


def ground(article: Article, reading: Reading) -> Grounded:
    """The statements that the article proves, in text order, and a count of what it does not.

    A claim whose content or speaker is not in the article is dropped whole; an organization or cue that is not is dropped alone.
    """
    ground = Grounding(article)
    ground.meet(reading.claims)
    statements = [statement for claim in reading.claims if (statement := ground.statement(claim)) is not None]
    statements = ground.without_crossing(statements)
    statements.sort(key=lambda statement: statement.content)
    overview = ground.overview(reading.overview)
    if ground.repaired or ground.dropped:
        log.info("grounded", extra={"fields": {"repaired": ground.repaired, "dropped": dict(ground.dropped)}})
    dropped = dict(ground.dropped)
    return Grounded(reading.maker, tuple(statements), overview, reading.usage, dropped, reading.remark, ground.repaired)


class Grounding:
    """An article against which claims are held, one by one as they come, and what was dropped and repaired so far.

    `dropped` counts by reason; `repaired` counts the pointers whose words stood elsewhere or were written otherwise.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.dropped: Counter[str] = Counter()
        self.repaired = 0
        self._text = article.text.characters
        self._said: dict[tuple[Span, ...], str] = {}
        self._names: dict[str, str] = {}  # bare names of those who speak, with the speaker each belongs to

    @cached_property
    def _places(self) -> Places:
        return Places(self._text, sentences(self._text))

    @cached_property
    def _folded(self) -> str:
        return fold(f"{self.article.title or ''}\n{self._text}")

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(WORD.findall(self._folded))

    @cached_property
    def _quoted(self) -> Quoted:
        return Quoted(self._text)

    @cached_property
    def _organizations(self) -> Organizations:
        return Organizations(self._text, self.article.language, self._places)

    @cached_property
    def _whole(self) -> Evidence:
        """All that the article has."""
        title = self.article.title or ""
        return Evidence.of(f"{title}\n{self._text}", self._organizations.found)

    def meet(self, claims: Sequence[Claim]) -> None:
        """Know the names of those who speak in these claims before any is looked at."""
        for claim in claims:
            self._meet(claim.speaker)

    def _meet(self, speaker: ClaimedSpeaker) -> None:
        if speaker.named is not None and speaker.kind is not SpeakerKind.UNNAMED and len(self._names) < _MOST_NAMES:
            self._names.setdefault(bare(speaker.name), speaker.name)

    def statement(self, claim: Claim) -> Statement | None:
        """The statement that the claim is; None where the article does not prove it, which is counted."""
        modelled = any(isinstance(pointer, Anchor) for pointer in claim.content)
        content = self._content(claim, modelled=modelled)
        if content is None:
            return None
        cue = self._cue(claim.cue, content)
        if claim.cue is not None and cue is None:
            self.dropped[NO_CUE] += 1
            if any(isinstance(pointer, Anchor) and not (pointer.first and pointer.last) for pointer in claim.content):
                return None  # nothing else shows that this sentence is meant
        if modelled and any(self._crosses(span, cue) for span in content):
            self.dropped[ACROSS] += 1
            return None
        speaker, mention = self._speaker(claim, content, cue)
        if speaker is None:
            self.dropped[NO_SPEAKER] += 1
            return None
        if modelled and not self._new(content, speaker):
            return None
        organizations, account = self._about(claim, content)
        statement = Statement(
            speaker=speaker,
            act=claim.act,
            kind=self._quoted.kind(content, claim.kind, cue) if modelled else claim.kind,
            content=content,
            mention=mention,
            cue=cue,
            organizations=organizations,
            confidence=claim.confidence,
            reason=claim.reason,
            account=account,
        )
        return self._with_account(statement, claim.account) if modelled else statement

    def overview(self, overview: Overview | None) -> Overview | None:
        """The overview without what the article does not have, which is counted."""
        return None if overview is None else checked_overview(overview, self._whole, self.article.language, self.dropped)

    def without_crossing(self, statements: Sequence[Statement]) -> list[Statement]:
        """The statements without those that run on over the cue and the words of the one after them, in another sentence."""
        cues = sorted((one.cue.start, one.content[0].start) for one in statements if one.cue is not None)
        kept = []
        for one in statements:
            stretch = next((span for span in one.content if self._runs_over(span, one, cues)), None)
            if stretch is None:
                kept.append(one)
            else:
                self.dropped[ACROSS] += 1
        return kept

    def _runs_over(self, span: Span, statement: Statement, cues: Sequence[tuple[int, int]]) -> bool:
        return any(
            cue < begins < span.end
            and (statement.cue is None or cue != statement.cue.start)
            and self._places.number_at(cue) != self._places.number_at(span.start)
            and not self._quoted.together(span.start, cue)
            for cue, begins in cues[bisect_right(cues, (span.start, len(self._text))) : bisect_left(cues, (span.end, 0))]
        )

    def _content(self, claim: Claim, *, modelled: bool) -> tuple[Span, ...] | None:
        found = [span for pointer in claim.content if (span := self._span(pointer)) is not None]
        if not found or len(found) < len(claim.content):
            self.dropped[NO_CONTENT] += 1
            return None
        return ordered([self._quoted.balanced(span) for span in found] if modelled else found)

    def _span(self, pointer: Pointer | None) -> Span | None:
        found = None if pointer is None else resolve(pointer, self._places)
        if found is None:
            return None
        self.repaired += found.repaired
        return found.span

    def _short(self, pointer: Pointer | None, most: int) -> Span | None:
        span = self._span(pointer)
        return None if span is None or (isinstance(pointer, Anchor) and len(span) > most) else span

    def _cue(self, pointer: Pointer | None, content: Sequence[Span]) -> Span | None:
        """The words that report the speech, those outside the content where they stand there too."""
        span = self._short(pointer, _LONGEST_CUE)
        if span is None or isinstance(pointer, Span) or not any(stretch.covers(span) for stretch in content):
            return span
        sentence = self._places.sentence(self._places.number_at(span.start))
        others = () if sentence is None else self._places.alike(span.of(self._text), sentence)
        return next((other for other in others if not any(stretch.overlaps(other) for stretch in content)), span)

    def _crosses(self, span: Span, cue: Span | None) -> bool:
        """Whether a stretch holds its own cue, or runs out of a quotation into another sentence."""
        if cue is not None and span.covers(cue):
            return True
        if self._places.number_at(span.start) == self._places.number_at(span.end - 1):
            return False
        return self._quoted.leaves(span)

    def _new(self, content: tuple[Span, ...], speaker: Speaker) -> bool:
        """Whether nobody has said these words before in this reading."""
        before = self._said.get(content)
        if before is None:
            self._said[content] = speaker.key
            return True
        self.dropped[TWICE if before == speaker.key else OTHER_SPEAKER] += 1
        return False

    def _speaker(self, claim: Claim, content: Sequence[Span], cue: Span | None) -> tuple[Speaker | None, Span | None]:
        """The speaker in both languages and the words at this cue; None where the article does not have the words of the name."""
        claimed = claim.speaker
        mention = self._short(claimed.mention, _LONGEST_NAME)
        if claimed.mention is not None and mention is None:
            return None, None
        if claimed.named is None:
            if claimed.kind is not SpeakerKind.UNNAMED and not self._names_it(claimed.name):
                return None, None
            return resolve_speaker(claimed, self.article.language), mention
        named = self._short(claimed.named, _LONGEST_NAME)
        if named is None or not bare(named.of(self._text)):
            return None, None
        self._meet(claimed)
        titled = self._short(claimed.titled, _LONGEST_NAME)
        name = self._words_of(named, claimed.name)
        doubtful = mention is not None and (self._out_of_reach(mention, content, cue) or self._is_another(mention, name))
        if mention is None and cue is not None:
            around = self._places.sentence(self._places.number_at(cue.start))
            mention = None if around is None else self._named_in(around, name, content, claimed.kind)
            doubtful = mention is None and self._another_beside(cue, content, name)
        resolved = resolve_speaker(
            ClaimedSpeaker(
                name,
                claimed.kind,
                role=None if titled is None else " ".join(titled.of(self._text).split()),
                gender=claimed.gender,
                doubtful=claimed.doubtful or doubtful,
            ),
            self.article.language,
        )
        return resolved, mention

    def _named_in(self, sentence: Span, name: str, content: Sequence[Span], kind: SpeakerKind) -> Span | None:
        """Where a sentence has the name, or of a person's name the last words outside what was said."""
        words = bare(name).split() if kind is SpeakerKind.PERSON else []
        for form in (name, *(" ".join(words[at:]) for at in range(1, len(words)))):
            for span in self._places.alike(form, sentence):
                if form == name or not any(stretch.overlaps(span) for stretch in content):
                    return span
        return None

    def _words_of(self, span: Span, name: str) -> str:
        """The article's words at a place as a name: الجيش where للجيش stands there and the model means الجيش."""
        words = " ".join(span.of(self._text).split())
        return f"ال{words[2:]}" if words.startswith("لل") and bare(name).startswith("ال") else words

    def _out_of_reach(self, mention: Span, content: Sequence[Span], cue: Span | None) -> bool:
        """Whether the words that shall stand for the speaker stand too far from what was said."""
        near = [self._places.number_at(span.start) for span in (*content, *([cue] if cue else []))]
        near += [self._places.number_at(span.end - 1) for span in content]
        return all(abs(self._places.number_at(mention.start) - number) > _REACH for number in near)

    def _is_another(self, mention: Span, name: str) -> bool:
        """Whether the words at the cue are the name, or a part of the name, of another who speaks in this article."""
        written = mention.of(self._text)
        words = set(bare(written).split())
        if set(bare(name).split()) & words or written.split()[-1].islower():
            return False
        return any(words <= set(other.split()) and other.split()[-1] in words for other in self._names if other != bare(name))

    def _another_beside(self, cue: Span, content: Sequence[Span], name: str) -> bool:
        """Whether the name of another who speaks in this article stands beside the cue, where the speaker's own does not."""
        sentence = self._places.sentence(self._places.number_at(cue.start)) or cue
        start = max([sentence.start, cue.start - _BESIDE, *(span.end for span in content if span.end <= cue.start)])
        end = min([sentence.end, cue.end + _BESIDE, *(span.start for span in content if span.start >= cue.end)])
        before = bare(self._text[start : cue.start]).split()[-_NEXT:]
        after = bare(self._text[cue.end : end]).split()[:_NEXT]
        near, own = {*before, *after}, bare(name)
        if near & set(own.split()):
            return False
        return any(other.split()[-1] in near for other in self._names if other and other != own)

    def _names_it(self, name: str) -> bool:
        """Whether the article has the words of this name, wherever they stand and whatever clings to them."""
        folded = fold(name).strip()
        return bool(folded) and (folded in self._folded or self._words.issuperset(WORD.findall(folded)))

    def _about(self, claim: Claim, content: Sequence[Span]) -> tuple[tuple[About, ...], Account | None]:
        """Each organization once, at its first mention, and the tones toward them."""
        found: dict[str, About] = {}
        tones: dict[str, str] = {}
        shown: dict[str, str] = {}
        for one in claim.organizations:
            entity, mention = self._organization(one, content)
            if entity is None:
                self.dropped[NO_ORGANIZATION] += 1
                continue
            found.setdefault(entity.id, About(entity, mention))
            if one.tone is not Tone.NEUTRAL and entity.id not in tones:
                words = self._span(one.shown)
                if words is None:
                    self.dropped[NO_TONE] += 1
                else:
                    tones[entity.id], shown[entity.id] = one.tone.value, words.of(self._text)
        account = claim.account
        if tones:
            account = Account(account.ar if account else None, account.en if account else None, tones, shown)
        return tuple(found.values()), account

    def _organization(self, one: ClaimedOrganization, content: Sequence[Span]) -> tuple[Organization | None, Span | None]:
        """The organization and the words that mean it here; no organization where the article does not name it."""
        if one.named is None:
            mention = self._span(one.mention)
            return (None, None) if mention is None else (self._entity(one), mention)
        named = self._short(one.named, _LONGEST_NAME)
        mention = self._short(one.mention, _LONGEST_NAME)
        if named is None:
            return None, None
        if mention is not None and len(bare(mention.of(self._text))) < _SHORTEST and mention.of(self._text).islower():
            mention = named  # "of" means nobody
        if mention is None:
            if isinstance(one.mention, Anchor) and bare(one.mention.first) != bare(one.name):
                return None, None
            mention = self._organizations.mention(one.name, content) or named
        name = self._words_of(named, one.name)
        entity = self._organizations.at(named, whole=True) or organization_named(name)
        if entity is None and is_place(name):
            return None, None
        entity = entity or self._organizations.at(named, whole=False) or self._organizations.at(mention, whole=True)
        return entity or unlisted(name, self.article.language), mention

    def _entity(self, claimed: ClaimedOrganization) -> Organization:
        return claimed.entity or organization_named(claimed.name) or unlisted(claimed.name, self.article.language)

    def _with_account(self, statement: Statement, claimed: Account | None) -> Statement:
        """The statement with what of its account may be shown."""
        if claimed is None or not (claimed.ar or claimed.en):
            return statement
        assert statement.account is not None, "it was made of what was claimed"
        evidence = self._evidence(statement)
        account = checked_account(statement.account, evidence, self._whole, self.article.language, self.dropped)
        return replace(statement, account=None if account == Account() else account)

    def _evidence(self, statement: Statement) -> Evidence:
        """What the statement has: its sentences, the one before them, and the names of its speaker and its organizations."""
        places = [*statement.content, *(span for span in (statement.cue, statement.mention) if span is not None)]
        numbers = {number for span in places for number in self._numbers(span)}
        numbers.add(max(1, min(numbers) - 1))
        around = [sentence for number in sorted(numbers) if (sentence := self._places.sentence(number)) is not None]
        speaker = statement.speaker
        told = [sentence.of(self._text) for sentence in around]
        told += [name for name in (speaker.name, speaker.name_en, speaker.name_ar) if name]
        told += [role for role in (speaker.role, speaker.role_en, speaker.role_ar) if role]
        entities = [about.organization for about in statement.organizations]
        for entity in entities:
            told += [name for name in (entity.name_en, entity.name_ar, entity.short_en, entity.short_ar) if name]
        found = [one for sentence in around for one in self._organizations.overlapping(sentence)]
        mine = organization_named(speaker.name)
        return Evidence.of("\n".join(told), found, [entity.id for entity in (*entities, *([mine] if mine else []))])

    def _numbers(self, span: Span) -> Iterator[int]:
        """The numbers of the sentences that a stretch runs through."""
        yield from range(self._places.number_at(span.start), self._places.number_at(span.end - 1) + 1)
