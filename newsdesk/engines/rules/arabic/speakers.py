"""From noun phrases to mentions: the speaker at a cue, with apposition, "he said" without a word, and two who speak together."""

from __future__ import annotations

from dataclasses import replace

from newsdesk.engines.rules.arabic.light_verbs import noun_triggers
from newsdesk.engines.rules.arabic.noun_phrases import parse
from newsdesk.engines.rules.arabic.phrase_ends import Phrase
from newsdesk.engines.rules.arabic.tables import known
from newsdesk.engines.rules.arabic.text import Walk
from newsdesk.engines.rules.arabic.words import word
from newsdesk.engines.rules.drafts import Form, Mention
from newsdesk.entities.people import given_name_gender
from newsdesk.model import Gender, Span

_MEDIA_FOLLOW = 8


def subject(walk: Walk, at: int, limit: int, gender: Gender, number: int) -> tuple[Mention | None, int]:
    """The subject that follows a verb, and the token after it; (None, where the search stopped) if the verb has none.

    What stands between verb and subject (to whom it was said, when) is passed over.
    """
    at = _pass_over(walk, at, limit)
    if at >= limit:
        return None, at
    if walk.folded(at) in known("titles_with_pronoun"):
        woman = walk.folded(at).endswith("ها")
        return Mention(walk.span(at, at + 1), Form.PRONOUN, gender=Gender.WOMAN if woman else Gender.MAN), at + 1
    each_of = walk.folded(at) == "كل" and walk.folded(at + 1) == "من"
    if each_of and at + 2 < limit:
        at += 2  # كل من فلان وفلان
    if walk.is_word(at) and walk.word(at).thing and not (walk.word(at).given or each_of):
        return None, at
    if walk.folded(at) in noun_triggers() and walk.folded(at)[:1] == "ب":
        return None, at  # وختم بالقول إن
    if walk.folded(at) in ("الاخير", "الاخيره") and not walk.word(at + 1).definite:
        woman = walk.folded(at).endswith("ه")
        return Mention(walk.span(at, at + 1), Form.PRONOUN, gender=Gender.WOMAN if woman else Gender.MAN), at + 1
    issued = document(walk, at, limit)
    if issued is not None:
        return issued
    one_more = walk.folded(at) in ("اخر", "اخري", "ثالث") and (walk.complementizer(at + 1) or not walk.is_word(at + 1))
    if one_more or walk.folded(at) in ("احدهم", "احداهن", "احداهم"):
        span = walk.span(at, at + 1)
        return Mention(span, Form.UNNAMED, span, words=(walk.folded(at),), gender=gender), at + 1
    phrase = parse(walk, at, limit)
    if phrase is None:
        return None, at
    mention, end = with_apposition(walk, phrase, limit, gender, number)
    return mention, _past_outlet(walk, end, limit)


def _past_outlet(walk: Walk, end: int, limit: int) -> int:
    """Past the outlet to which a speaker talked, right behind his name: قال فلان لـ«عكاظ» إن, قال فلان، لرويترز، إن."""
    at = end + 1 if walk.mark(end) in ("،", ",") else end
    if at >= limit or walk.folded(at)[:1] != "ل":
        return end
    if walk.folded(at) in ("ل", "لـ"):
        quote = walk.opens(at + 1)
        return quote.after if quote is not None and not quote.speech else end
    if walk.word(at).prefix == "ل" and walk.word(at).organization:
        return _past_addressee(walk, at + 1, limit)
    return walk.organization_at(at) or end


def before(walk: Walk, first: int, after: int, gender: Gender, number: int) -> tuple[Mention, int] | None:
    """The subject that fills the tokens from `first` up to the verb at `after`, commas and the like aside."""
    phrase = parse(walk, first, after, own=True)
    if phrase is None:
        return None
    mention, end = with_apposition(walk, phrase, after, gender, number)
    return mention, end


def mention_of(walk: Walk, phrase: Phrase, gender: Gender = Gender.UNKNOWN, number: int = 1) -> Mention:
    """The mention that a phrase makes."""
    span = _without_clitic(walk, phrase.first, phrase.after)
    role = _without_clitic(walk, *_without_title(walk, phrase)) if phrase.role is not None else None
    heads, traits = frozenset(phrase.heads), frozenset(phrase.traits)
    told = Gender.WOMAN if phrase.feminine else gender
    if (
        phrase.quoted
        and phrase.kind == "person"
        and phrase.role is None
        and gender is Gender.WOMAN
        and phrase.name is not None
        and not _named_before(walk, phrase.name[0])
    ):
        name, words = _name(walk, *phrase.name)  # أفادت «الأناضول»
        return Mention(name, Form.ORGANIZATION, name, None, words)
    if phrase.name is not None and phrase.kind == "person":
        name, words = _name(walk, *phrase.name)
        if told is Gender.UNKNOWN and len(words) > 1:
            told = given_name_gender(walk.document.words(name))
        return Mention(span, Form.NAME, name, role, words, heads, traits, told, 1, definite=len(words) < 2 and role is None)
    if phrase.kind in ("organization", "place"):
        words = _words(walk, phrase.first, phrase.after)
        if len(words) > 1 and words[-1] in known("known_by"):
            words = words[:-1]  # الصحيفة المقربة من
        span = _whole_name(walk, phrase.first, phrase.after, span)
        definite = phrase.definite and len(words) <= 2
        return Mention(span, Form.ORGANIZATION, span, None, words, heads, traits, gender, 1, definite)
    each_of = walk.folded(phrase.first) == "كل" and walk.folded(phrase.first + 1) == "من"
    if phrase.kind == "group" and each_of and phrase.after > phrase.first + 2:
        span = walk.span(phrase.first + 2, phrase.after)
    if phrase.kind == "group":
        return Mention(
            span, Form.GROUP, span, None, _words(walk, phrase.first, phrase.after), heads, traits, told, 3, phrase.definite
        )
    again = (
        phrase.definite and phrase.kind == "source" and {"ذاته", "ذاتها", "نفسه", "نفسها"} & {*traits, walk.folded(phrase.after)}
    )
    if again and phrase.heads and phrase.heads[0] == "مصدر":
        return Mention(span, Form.SAME)  # المصدر ذاته
    if phrase.kind == "source" and (not phrase.definite or _unnamed_head(phrase)):
        return Mention(
            span, Form.UNNAMED, span, None, _words(walk, phrase.first, phrase.after), heads, traits, told, number, phrase.definite
        )
    return Mention(span, Form.ROLE, None, role or span, (), heads, traits, told, 1, phrase.definite)


def _whole_name(walk: Walk, first: int, after: int, span: Span) -> Span:
    """The place of a body's name without marks around all of it, and with the mark that closes a part: صحيفة «التايمز»."""
    opened = walk.opens(first)
    if opened is not None and opened.after in (after, after + 1) and opened.words:
        return opened.inner
    within = walk.quote_at(after)
    if within is not None and within.after == after + 1 and within.first > first:
        return Span(span.start, walk.token(after).end)
    return span


def _named_before(walk: Walk, first: int) -> bool:
    """Whether a name in quotation marks is a person's: a given name, or the name of somebody named before."""
    at = first if walk.is_word(first) else first + 1
    folded = walk.folded(at)
    return walk.word(at).given or folded in walk.surnames or folded in walk.forenames


def _without_title(walk: Walk, phrase: Phrase) -> tuple[int, int]:
    """The role's tokens without the title that stands between it and the name: مدير المعهد المهندس فلان."""
    assert phrase.role is not None
    first, after = phrase.role
    if phrase.name is not None and after == phrase.name[0] and after - first > 1 and walk.word(after - 1).honorific:
        after -= 1
    return first, after


def _without_clitic(walk: Walk, first: int, after: int) -> Span:
    """The place of these tokens, a conjunction or preposition before the first word left out."""
    span = walk.span(first, after)
    told = walk.word(first)
    if told.prefix and walk.is_word(first) and not told.folded.startswith("لل") and len(span) > 1:
        return Span(span.start + 1, span.end)
    return span


def _unnamed_head(phrase: Phrase) -> bool:
    return bool(phrase.heads) and phrase.heads[0] in known("papers")


def with_apposition(
    walk: Walk, phrase: Phrase, limit: int, gender: Gender = Gender.UNKNOWN, number: int = 1
) -> tuple[Mention, int]:
    """The phrase with what a comma or a dash adds to it: a name, a role, or a second speaker behind و."""
    end = phrase.after
    if phrase.whole > end and walk.mark(phrase.whole) in ("،", ","):
        added = parse(walk, phrase.whole + 1, limit)
        named = added is not None and added.name is not None and added.role is None and added.kind == "person"
        if added is not None and named and walk.mark(added.after) in ("،", ","):
            phrase.name, phrase.after, phrase.given = added.name, added.after, True  # رئيس جمعية الدفاع عن الحقوق، فلان،
            return mention_of(walk, phrase, gender, number), added.after
    if phrase.kind in ("person", "source") and walk.mark(end) in ("،", ",", "؛", "-", "–") and end + 1 < limit:
        added = parse(walk, end + 1, limit)
        if added is not None and walk.mark(end) in ("-", "–") and not (added.given or added.role):
            added = None
        if added is not None and _no_apposition(walk, added):
            added = None
        if added is not None and added.kind in ("person", "source") and _closes(walk, added.after, limit):
            if (
                phrase.name is None
                and added.name is not None
                and not (added.role and added.role[0] < added.name[0] and phrase.definite)
            ):
                phrase.name, phrase.kind = added.name, "person"
                phrase.after, phrase.given = added.after, added.given
                return mention_of(walk, phrase, gender, number), added.after
            if phrase.name is not None and phrase.role is None and added.name is None and added.role is not None:
                phrase.role, phrase.heads, phrase.traits = added.role, added.heads, added.traits
                phrase.feminine = phrase.feminine or added.feminine
                phrase.after = added.whole if walk.mark(added.whole) in ("،", ",") else added.after
                return mention_of(walk, phrase, gender, number), added.after
            if added.name is None and added.role is not None:
                after = added.whole if walk.mark(added.whole) in ("،", ",") else added.after
                return mention_of(walk, phrase, gender, number), after  # فلانة، المحللة لدى البنك،
    if end < limit and walk.is_word(end) and walk.word(end).prefix == "و" and not walk.word(end).verbs:
        second = parse(walk, end, limit, own=True) or _and_name(walk, phrase, end, limit)
        alike = second is not None and (second.name is not None) == (phrase.name is not None)
        if second is not None and alike and second.kind == phrase.kind and second.kind in ("person", "organization", "group"):
            span = walk.span(phrase.first, second.after)
            return Mention(span, Form.GROUP, span, None, _words(walk, phrase.first, second.after), number=3), second.after
    return mention_of(walk, phrase, gender, number), end


def _no_apposition(walk: Walk, added: Phrase) -> bool:
    """Whether a single word that no list has goes on with the sentence instead: وحسب المدعية، تحتوي هذه."""
    if added.name is None or added.given or added.role is not None or added.honorific:
        return False
    first, after = added.name
    return after - first == 1 and walk.folded(first) not in walk.surnames and walk.word(after).function == "demonstrative"


def _and_name(walk: Walk, phrase: Phrase, at: int, limit: int) -> Phrase | None:
    """A second speaker whose first word carries the و."""
    if phrase.kind != walk.word(at).organization * "organization" and phrase.kind != "person":
        return None
    return parse(walk, at, limit)


def _closes(walk: Walk, at: int, limit: int) -> bool:
    """Whether an apposition may end before this token: a mark, a complementizer, a preposition or adverb, or the verb itself."""
    if at >= limit or not walk.is_word(at) or walk.complementizer(at):
        return True
    return bool(walk.word(at).function or walk.word(at).verbs or walk.word(at).prefix)


def _pass_over(walk: Walk, at: int, limit: int) -> int:
    """Past adverbs, brackets and the one spoken to: أمس, (الخميس), لـ«عكاظ», للصحفيين."""
    while at < limit:
        if walk.mark(at) == "(":
            closing = next((ahead for ahead in range(at + 1, min(at + 6, limit)) if walk.mark(ahead) == ")"), -1)
            if closing < 0:
                return at
            at = closing + 1
            continue
        if not walk.is_word(at):
            return at
        here = walk.word(at)
        if here.folded in ("ل", "لـ") or (here.folded == "الي" and walk.opens(at + 1)):
            quote = walk.opens(at + 1)
            if quote is None or quote.speech:
                return at
            at = quote.after
        elif (
            here.folded in ("له", "لها", "لهم", "لنا", "لي", "به", "بها", "فيه", "فيها")
            or here.function == "adverb"
            or here.folded in known("states")
            or (here.folded in ("ذات", "نفس", "ذاته") and walk.is_word(at + 1) and walk.word(at + 1).definite)
        ):
            at += 1
            if here.folded[:2] == "بد" and walk.mark(at) in ("،", ","):
                at += 1  # واعترف بدوره، المدرب
        elif here.prefix == "ل" and (here.organization or here.folded.startswith("لل")):
            at = _past_addressee(walk, at + 1, limit)
        elif here.folded in ("في", "من") and walk.folded(at + 1) in ("هذا", "جهته", "جهتها", "جانبه", "جانبها", "جهتهم"):
            at += 3 if walk.folded(at + 1) == "هذا" else 2
        else:
            return at
    return at


def _past_addressee(walk: Walk, at: int, limit: int) -> int:
    """Past the rest of a newspaper's or agency's name after لصحيفة, لوكالة: up to a role, an honorific, a name or a mark."""
    for _ in range(_MEDIA_FOLLOW):
        if at >= limit:
            return at
        quote = walk.opens(at)
        if quote is not None and not quote.speech:
            return quote.after
        if not walk.is_word(at) or walk.complementizer(at):
            return at
        here = walk.word(at)
        if here.role or here.honorific or here.given or here.function or here.verbs or here.source or here.group:
            return at
        at += 1
    return at


def document(walk: Walk, at: int, limit: int) -> tuple[Mention, int] | None:
    """A statement or report as the subject: whoever issued it speaks: البيان, بيان صادر عن الوزارة, بيان للوزارة."""
    here = walk.word(at)
    if here.folded in known("parts_of_documents") and at + 1 < limit and not here.definite:
        at += 1
        here = walk.word(at)
    owner = _owned_document(here.folded)
    if owner is not None:
        return Mention(walk.span(at, at + 1), Form.PRONOUN, gender=owner), at + 1
    body = walk.word(at + 1).organization or (walk.organization_at(at + 1) is not None and not walk.word(at + 1).adjective)
    if here.bare in known("figures") and not here.definite and body and at + 1 < limit:
        mention, end = source(walk, at + 1, limit)  # أظهرت بيانات البنك المركزي
        return (_issuer(mention, frozenset({"بيانات"})), end) if mention is not None else None
    if not walk.is_word(at) or here.bare not in known("documents"):
        return None
    after = at + 1
    heads = frozenset({"بيان"})
    if here.definite:
        while after < limit and walk.is_word(after) and (walk.word(after).adjective or walk.folded(after) in ("ذاته", "نفسه")):
            after += 1
        if walk.folded(after) in ("الصادر", "الصادره") and walk.folded(after + 1) in ("عن", "من"):
            mention, end = source(walk, after + 2, limit)
            if mention is not None:
                return _issuer(mention, heads), end  # البيان الصادر عن الوزارة
        if here.bare in ("تقرير", "كتاب"):
            return None
        return Mention(walk.span(at, after), Form.ORGANIZATION, heads=heads, definite=True), after
    if here.bare in ("تقرير", "كتاب") and not (
        walk.is_word(after) and (walk.word(after).organization or walk.word(after).prefix == "ل")
    ):
        return None
    while after < limit and after < at + 4 and walk.is_word(after):
        next_one = walk.word(after)
        if walk.folded(after) in known("titles_with_pronoun"):
            woman = walk.folded(after).endswith("ها")
            return Mention(walk.span(after, after + 1), Form.PRONOUN, gender=Gender.WOMAN if woman else Gender.MAN), after + 1
        if next_one.organization or next_one.role or next_one.prefix == "ل":
            mention, end = source(walk, after, limit)
            if mention is not None:
                return _issuer(mention, heads), end
        if walk.folded(after) not in ("صادر", "صدر", "عن", "مشترك", "رسمي", "صحفي", "صحافي", "صادره"):
            break
        after += 1
    return Mention(walk.span(at, at + 1), Form.ORGANIZATION, heads=heads, definite=True), at + 1


def _owned_document(folded: str) -> Gender | None:
    """The gender of whoever issued a text on which a pronoun hangs: بيانها, قرارها, تقريره; None if this is no such text."""
    for pronoun, gender in (("ها", Gender.WOMAN), ("ه", Gender.MAN)):
        stem = folded.removesuffix(pronoun)
        if stem != folded and (stem in known("documents") or stem in ("تغريدت", "رسالت", "تدوينت")):
            return gender
    return None


def _issuer(mention: Mention, heads: frozenset[str]) -> Mention:
    """Whoever issued a statement; an unknown name that bears no given name is an organization."""
    if mention.form is Form.NAME and mention.role is None and mention.span is not None:
        return replace(mention, form=Form.ORGANIZATION, name=mention.span, heads=mention.heads | heads)
    return replace(mention, heads=mention.heads | heads)


def _name(walk: Walk, first: int, after: int) -> tuple[Span, tuple[str, ...]]:
    """The place of a name without quotation marks around it, and its folded words."""
    while first < after and not walk.is_word(first):
        first += 1
    while after > first and not walk.is_word(after - 1):
        after -= 1
    return walk.span(first, after), _words(walk, first, after)


def _words(walk: Walk, first: int, after: int) -> tuple[str, ...]:
    """The folded words without article, عبد joined with the word after it, بن and آل left out."""
    found: list[str] = []
    joined = ""
    for at in range(first, after):
        if not walk.is_word(at):
            continue
        folded = walk.folded(at)
        if folded == "عبد":
            joined = folded
            continue
        if folded in known("name_particles") or word(folded).function == "preposition":
            continue
        found.append(joined + (folded if joined else word(folded).bare))
        joined = ""
    return tuple(found)


def source(walk: Walk, at: int, limit: int) -> tuple[Mention | None, int]:
    """A source whose first word carries ل, told off: لوزارة الدفاع, لمصدر أمني, للمتحدث."""
    phrase = parse(walk, at, limit)
    if phrase is None:
        return None, at
    mention, end = with_apposition(walk, phrase, limit, Gender.UNKNOWN, 1)
    start = walk.token(at).start
    if mention.span is None or mention.span.start != start or not walk.token(at).folded.startswith("ل") or walk.word(at).known:
        return mention, end
    if walk.token(at).folded.startswith("لل") or len(mention.span) < 2:
        return mention, end
    moved = Span(start + 1, mention.span.end)
    name = moved if mention.name == mention.span else mention.name
    role = mention.role
    if role is not None and role.start == start:
        role = Span(start + 1, role.end)
    if name is not None and name.start == start:
        name = Span(start + 1, name.end)
    words = mention.words
    if words and words[0] == walk.token(at).folded:
        words = (words[0][1:], *words[1:])
    return replace(mention, span=moved, name=name, role=role, words=words), end


def with_gender(mention: Mention, gender: Gender) -> Mention:
    """The mention with a gender that the words around it told."""
    return replace(mention, gender=gender)
