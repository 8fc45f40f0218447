"""Whether the noun behind a verb can be its subject: by gender, case and kind, and whether a form is a verb at all."""

from __future__ import annotations

from newsdesk.engines.rules.arabic.tables import known
from newsdesk.engines.rules.arabic.text import Walk
from newsdesk.engines.rules.arabic.verbs import Tense, VerbForm
from newsdesk.engines.rules.arabic.words import word as word_of
from newsdesk.engines.rules.drafts import Form, Mention
from newsdesk.model import Act, Gender

_NAMED_WITHIN = 11  # words behind a verb, for the أن that shows it to be one


def verbless(walk: Walk, first: int, after: int) -> bool:
    """Whether no word in a stretch looks like a finite verb."""
    for at in range(first, after):
        word = walk.word(at)
        present = (
            word.folded[:1] in "يت" and len(word.folded) > 3 and not (word.known or walk.folded(at - 1) in known("before_noun"))
        )
        if walk.is_word(at) and (word.verbs or word.action or word.function == "auxiliary" or (present and not word.definite)):
            return False
    return True


def named_who_says(walk: Walk, at: int) -> bool:
    """Whether somebody with أن behind him shows that بين is the verb, with عن and a feeling of his that عبر is.

    وفي السياق نفسه بين المهندس السيد أنه; من جهته، عبر رئيس النادي عن سعادته.
    """
    first = walk.word(at + 1)
    if not (first.honorific or first.role):
        return False
    for ahead in range(at + 2, at + _NAMED_WITHIN):
        if walk.complementizer(ahead):
            return True
        if walk.folded(at).endswith("عبر") and walk.folded(ahead) == "عن":
            return walk.folded(ahead + 1).endswith(("ه", "ها", "هم")) or walk.word(ahead + 1).thing
        if not walk.is_word(ahead) or walk.word(ahead).prefix == "و" or walk.word(ahead).verbs:
            return False
    return False


def this_thing(walk: Walk, at: int) -> bool:
    """Whether a demonstrative with a noun that can say nothing follows a verb."""
    word = walk.word(at + 1)
    speaks = word.role or word.honorific or word.organization or word.group or word.source or word.given or word.place
    return walk.word(at).function == "demonstrative" and word.definite and not speaks and word.bare not in known("documents")


def leads(walk: Walk, at: int) -> bool:
    """Whether a verb may stand right behind this word: a connecting word, قد, a relative, an adverb."""
    folded = walk.folded(at)
    return (
        folded in known("connectors") | known("relatives") | known("sides") | known("own_words")
        or walk.word(at).function in ("adverb", "auxiliary", "conjunction", "relative")
        or walk.quote_at(at) is not None
    )


def plain_noun(walk: Walk, at: int) -> bool:
    """Whether a noun stands here that no list has."""
    word = walk.word(at)
    return walk.is_word(at) and not (word.known or word.prefix or word.verbs or walk.complementizer(at))


def object_follows(walk: Walk, at: int, form: VerbForm) -> bool:
    """Whether the word behind a verb is its object with ب rather than a name that begins with this letter: طالب باحترام."""
    word = walk.word(at)
    if _quoted_object(walk, at, form) or (
        form.cue.objects and word.prefix == "ب" and word.definite and (word.group or word.source)
    ):
        return True  # أهابت بالمواطنين
    if (
        "0" in form.cue.objects
        and word.definite
        and not word.known
        and _action(walk.token(at).characters, word.bare)
        and word.folded not in walk.surnames
    ):
        return True  # كما التمس الإفراج عنه
    if "ب" not in form.cue.objects or word.folded[:1] != "ب" or not walk.is_word(at) or len(word.folded) < 4:
        return False
    if word.known or word.verbs or word.folded in walk.surnames or walk.complementizer(at):
        return False
    if word.function or word_of(word.folded[1:]).function:
        return False
    if word_of(word.folded[1:]).thing or walk.stands_without_clitic(word.folded):
        return True
    for ahead in range(at + 1, at + 5):
        if not walk.is_word(ahead):
            break
        if walk.folded(ahead)[:1] == "ب" and not walk.word(ahead).function:
            return False
    return True


def _action(characters: str, bare: str) -> bool:
    """Whether a noun with the article has the shape of an action: الإفراج, الاحترام, التمديد; not the plural الأطوال."""
    if bare[:1] == "ا":
        return "أ" not in characters and len(bare) > 4 and bare[-2] == "ا" and bare[-1] not in "يهن"
    return len(bare) == 5 and bare[0] == "ت" and bare[3] == "ي"


def _quoted_object(walk: Walk, at: int, form: VerbForm) -> bool:
    """Whether a name in quotation marks right behind the verb is whom it concerns: واتهم «الجماعات المسلحة» باتخاذ."""
    quote = walk.opens(at)
    if quote is None or "o" not in form.cue.frames or not form.cue.objects or not walk.is_word(at + 1):
        return False
    first = walk.word(at + 1)
    plural = first.definite and first.bare.endswith(("ات", "ين"))
    return (plural or first.organization) and form.gender is Gender.MAN and walk.folded(quote.after)[:1] in form.cue.objects


def may_act(walk: Walk, at: int, mention: Mention, form: VerbForm) -> bool:
    """Whether gender lets a noun right behind a verb that takes an object be its subject: not in دعت المجتمع الدولي إلى."""
    takes_object = form.cue.objects or "o" in form.cue.frames
    if mention.span is None or not takes_object or mention.span.start > walk.token(at + 1).start + 1:
        return True
    first = walk.word(at + 1)
    feminine = walk.token(at + 1).characters.endswith("ة")
    if form.cue.act is Act.CALLED_FOR and first.definite and first.bare in known("spoken_to"):
        return False
    if form.gender is Gender.MAN:
        plural = first.definite and first.bare.endswith("ات") and len(first.bare) > 3 and not first.given
        if plural and mention.form is not Form.NAME:
            return False  # طالب الجهات المعنية بإيجاد حل
        return not (feminine and mention.form in (Form.ORGANIZATION, Form.ROLE) and not first.place)
    if "o" not in form.cue.frames or form.gender is not Gender.WOMAN:
        return True
    if first.role and mention.form in (Form.ROLE, Form.NAME):
        return feminine or not first.definite
    following = walk.word(at + 2)
    masculine = first.definite and following.definite and following.adjective and not following.bare.endswith("ه")
    return not (masculine and not feminine and not first.bare.endswith(("ات", "اء")) and not first.place)


def accusative(walk: Walk, at: int) -> bool:
    """Whether a definite plural stands in the accusative: المتقدمين."""
    word = walk.word(at)
    return word.definite and word.bare.endswith("ين") and len(word.bare) > 4


def thing(walk: Walk, mention: Mention) -> bool:
    """Whether a "name" of an unknown noun and its complement is more likely a thing: قراءة المؤشر."""
    if mention.form is not Form.NAME or mention.role is not None or mention.name is None:
        return False
    first = walk.number(mention.name.start)
    word, following = walk.word(first), walk.word(first + 1)
    if word.given or (mention.span is not None and mention.span != mention.name):
        return False
    feminine = walk.token(first).characters.endswith("ة")
    return (word.definite and feminine) or (not word.definite and following.definite and len(mention.words) > 1)


def another_word(walk: Walk, at: int, form: VerbForm) -> bool:
    """Whether the form is commoner as another word and nothing shows that it is the verb: عدّ against عدد, آملا against أمل."""
    letters = walk.token(at).characters.lstrip("وف")
    if letters[1:2] == "ُ" and (form.tense is Tense.PAST or (form.tense is Tense.PRESENT and form.cue.lemma[0] in "ات")):
        return True  # أُعلن, يُعتبر
    if "s" in form.cue.frames:
        return form.tense is not Tense.PARTICIPLE and "ّ" not in walk.token(at).characters
    return "p" in form.cue.frames and form.tense is not Tense.PARTICIPLE


def first_person(characters: str, form: VerbForm) -> bool:
    """Whether the hamza shows a first person: أستغرب، أعتبر against استغرب، اعتبر."""
    return characters.lstrip("وف").startswith("أ") and form.cue.lemma.startswith("ا")
