"""How each act is told: in Arabic of a man, a woman, a group, and as a noun where the speaker's gender is not known."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsdesk.entities.countries import place_named
from newsdesk.model import Act, Gender, Language, Speaker, SpeakerKind, Statement, Summary
from newsdesk.rendering.layout import script
from newsdesk.rendering.media import medium
from newsdesk.rendering.tables import table
from newsdesk.summaries import answers_question
from newsdesk.text.folding import fold


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of one act."""

    man: str
    woman: str
    group: str
    noun: str
    english: str


FORMS = {
    Act.SAID: Forms("قال", "قالت", "قالوا", "تصريح", "Said"),
    Act.ADDED: Forms("أضاف", "أضافت", "أضافوا", "إضافة", "Added"),
    Act.CONTINUED: Forms("تابع", "تابعت", "تابعوا", "تتمة", "Continued"),
    Act.STATED: Forms("أفاد", "أفادت", "أفادوا", "إفادة", "Stated"),
    Act.ANNOUNCED: Forms("أعلن", "أعلنت", "أعلنوا", "إعلان", "Announced"),
    Act.CONFIRMED: Forms("أكد", "أكدت", "أكدوا", "تأكيد", "Confirmed"),
    Act.STRESSED: Forms("شدد", "شددت", "شددوا", "تشديد", "Stressed"),
    Act.EXPLAINED: Forms("أوضح", "أوضحت", "أوضحوا", "توضيح", "Explained"),
    Act.POINTED_OUT: Forms("لفت", "لفتت", "لفتوا", "إشارة", "Pointed out"),
    Act.NOTED: Forms("نوّه", "نوّهت", "نوّهوا", "تنويه", "Noted"),
    Act.CONSIDERED: Forms("اعتبر", "اعتبرت", "اعتبروا", "رأي", "Held the view"),
    Act.DESCRIBED: Forms("وصف", "وصفت", "وصفوا", "وصف", "Described"),
    Act.DENIED: Forms("نفى", "نفت", "نفوا", "نفي", "Denied"),
    Act.REJECTED: Forms("رفض", "رفضت", "رفضوا", "رفض", "Rejected"),
    Act.ACCUSED: Forms("اتهم", "اتهمت", "اتهموا", "اتهام", "Accused"),
    Act.CRITICIZED: Forms("انتقد", "انتقدت", "انتقدوا", "انتقاد", "Criticized"),
    Act.CONDEMNED: Forms("أدان", "أدانت", "أدانوا", "إدانة", "Condemned"),
    Act.WARNED: Forms("حذّر", "حذّرت", "حذّروا", "تحذير", "Warned"),
    Act.THREATENED: Forms("هدّد", "هدّدت", "هدّدوا", "تهديد", "Threatened"),
    Act.CALLED_FOR: Forms("دعا", "دعت", "دعوا", "دعوة", "Called for"),
    Act.DEMANDED: Forms("طالب", "طالبت", "طالبوا", "مطالبة", "Demanded"),
    Act.ASKED: Forms("سأل", "سألت", "سألوا", "سؤال", "Asked"),
    Act.ANSWERED: Forms("أجاب", "أجابت", "أجابوا", "جواب", "Answered"),
    Act.PROMISED: Forms("تعهّد", "تعهّدت", "تعهّدوا", "تعهّد", "Promised"),
    Act.PREDICTED: Forms("توقّع", "توقّعت", "توقّعوا", "توقّع", "Predicted"),
    Act.EXPRESSED: Forms("أعرب عن موقفه", "أعربت عن موقفها", "أعربوا عن موقفهم", "موقف", "Expressed a view"),
    Act.WELCOMED: Forms("رحّب", "رحّبت", "رحّبوا", "ترحيب", "Welcomed"),
    Act.PRAISED: Forms("أشاد", "أشادت", "أشادوا", "إشادة", "Praised"),
    Act.ADMITTED: Forms("أقرّ", "أقرّت", "أقرّوا", "إقرار", "Admitted"),
    Act.REVEALED: Forms("كشف", "كشفت", "كشفوا", "كشف", "Revealed"),
    Act.CLAIMED: Forms("زعم", "زعمت", "زعموا", "زعم", "Claimed"),
    Act.RECALLED: Forms("ذكّر", "ذكّرت", "ذكّروا", "تذكير", "Recalled"),
    Act.WROTE: Forms("كتب", "كتبت", "كتبوا", "نص مكتوب", "Wrote"),
    Act.TOLD: Forms("قال", "قالت", "قالوا", "تصريح", "Said"),
    Act.ACCORDING_TO: Forms("ذكر", "ذكرت", "ذكروا", "إفادة", "Said"),
}


_ADDITIONS = (Act.ADDED, Act.CONTINUED)
_DENOUNCING = re.compile("ندد|نديد")
_DENOUNCED = Forms("ندّد", "ندّدت", "ندّدوا", "تنديد", "Condemned")  # whose words begin with ب, as those of أدان cannot


def act_form(act: Act, speaker: Speaker, language: Language) -> str:
    """The act as it begins its line, in the form that the speaker's kind and gender take."""
    return _in_form(FORMS[act], speaker, language)


def _in_form(forms: Forms, speaker: Speaker, language: Language) -> str:
    if language is Language.EN:
        return forms.english
    gender = grammatical_gender(speaker)
    if gender is Gender.UNKNOWN and speaker.kind is SpeakerKind.GROUP and _of_people(speaker):
        return forms.group
    return {Gender.MAN: forms.man, Gender.WOMAN: forms.woman, Gender.UNKNOWN: forms.noun}[gender]


def grammatical_gender(speaker: Speaker) -> Gender:
    """The gender of the verb that a speaker takes in Arabic: a person's own, for all others that of their Arabic name.

    A group of people has none: it takes the plural. A place stands for those who govern it and is a woman to the verb, as are
    the plurals of things: «قالت مصادر».
    """
    if speaker.kind is SpeakerKind.PERSON or (speaker.gender is not Gender.UNKNOWN and speaker.kind is not SpeakerKind.GROUP):
        return speaker.gender
    name = speaker.name_ar or speaker.name
    first = name.split()[:1]
    if not first:
        return Gender.UNKNOWN
    known = table("arabic_heads").get(first[0].removeprefix("ال"))
    if known:
        return Gender(known)
    if place_named(name) or (speaker.kind is SpeakerKind.GROUP and speaker.gender is Gender.WOMAN):
        return Gender.WOMAN  # the article's own verb before a group: «قالت منظمات», while «قال محللون» tells nothing
    return Gender.WOMAN if first[0].endswith("ة") and speaker.kind is SpeakerKind.ORGANIZATION else Gender.UNKNOWN


def _of_people(group: Speaker) -> bool:
    """Whether a group's Arabic name may be that of people who are not all women: neither a Latin name, nor places, nor in ـات."""
    first = (group.name_ar or group.name).split()[:1]
    return bool(first) and script(first[0]) is Language.AR and not first[0].endswith("ات") and not place_named(first[0])


def shown_act(statement: Statement, before: Statement | None, summary: Summary) -> Act:
    """The act as it is told behind the statement shown `before` by the same speaker, None where none is.

    An addition is one only behind what it adds to: the speaker's last statement in the text.
    """
    act = statement.act
    if act in _ADDITIONS and not _follows(statement, before, summary):
        act = Act.SAID
    return Act.ANSWERED if act is Act.SAID and answers_question(statement, summary.article.text.characters) else act


def _follows(statement: Statement, before: Statement | None, summary: Summary) -> bool:
    if before is None:
        return False
    own = [other for other in summary.statements if other.speaker.key == statement.speaker.key]
    at = own.index(statement)
    return at > 0 and own[at - 1] == before


def told(act: Act, statement: Statement, summary: Summary, language: Language) -> str:
    """The act, and where it was done if the article says so beside the cue: "Said in a statement"."""
    if act is Act.CONDEMNED and statement.cue is not None:
        cue = fold(statement.cue.of(summary.article.text.characters))
        if language is Language.AR and _DENOUNCING.search(cue):
            return _in_form(_DENOUNCED, statement.speaker, language)
    where = medium(statement, summary.statements, summary.article.text.characters)
    if where is None:
        return act_form(act, statement.speaker, language)
    plain = Act.SAID if act is Act.STATED and language is Language.EN else act  # not "stated in a statement"
    return f"{act_form(plain, statement.speaker, language)} {where.of(language)}"
