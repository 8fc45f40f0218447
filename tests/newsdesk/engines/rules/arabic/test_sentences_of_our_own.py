"""Sentences written for this test: one for each way in which Arabic news reports speech, in both habits of quotation."""

import pytest

from newsdesk.engines.rules import read_text
from newsdesk.model import Act, Claim, Gender, Kind, Language, Span, SpeakerKind

MARKS = [("«", "»"), ('"', '"')]


def read(text: str) -> list[Claim]:
    return read_text(text, Language.AR)


def content(text: str, claim: Claim) -> list[str]:
    return [span.of(text) for span in claim.content if isinstance(span, Span)]


def said(text: str) -> list[tuple[str, Act, str]]:
    return [(claim.speaker.name, claim.act, " / ".join(content(text, claim))) for claim in read(text)]


@pytest.mark.parametrize(
    ("text", "name", "act", "words"),
    [
        ("قال وزير النقل البحري سامر الحلواني إن الميناء سيفتح غدا.", "سامر الحلواني", Act.SAID, "الميناء سيفتح غدا"),
        ("وأكدت المتحدثة باسم البلدية هالة مراد أن المياه عادت.", "هالة مراد", Act.CONFIRMED, "المياه عادت"),
        ("وزير النقل سامر الحلواني أعلن أن الجسر جاهز.", "سامر الحلواني", Act.ANNOUNCED, "الجسر جاهز"),
        ("مدير المرفأ، سامر الحلواني، قال: إن السفن وصلت.", "سامر الحلواني", Act.SAID, "السفن وصلت"),
        ("قال مدير المرفأ، سامر الحلواني، خلال جولة أمس، إن السفن وصلت.", "سامر الحلواني", Act.SAID, "السفن وصلت"),
        ("قال سامر الحلواني، مدير المرفأ القديم، إن السفن وصلت.", "سامر الحلواني", Act.SAID, "السفن وصلت"),
        ("وأوضح الدكتور سامر الحلواني، أن السفن وصلت.", "سامر الحلواني", Act.EXPLAINED, "السفن وصلت"),
        ("أشار مدير المرفأ سامر الحلواني إلى أن السفن وصلت.", "سامر الحلواني", Act.POINTED_OUT, "السفن وصلت"),
        ("شدد مدير المرفأ سامر الحلواني على أهمية الصيانة.", "سامر الحلواني", Act.STRESSED, "أهمية الصيانة"),
        ("دعا مدير المرفأ سامر الحلواني إلى فتح الطريق القديم.", "سامر الحلواني", Act.CALLED_FOR, "فتح الطريق القديم"),
        ("طالب مدير المرفأ سامر الحلواني بفتح الطريق القديم.", "سامر الحلواني", Act.DEMANDED, "بفتح الطريق القديم"),
        ("حذر مدير المرفأ سامر الحلواني من عواصف قوية.", "سامر الحلواني", Act.WARNED, "عواصف قوية"),
        ("أعرب مدير المرفأ سامر الحلواني عن أمله في أن تصل السفن.", "سامر الحلواني", Act.EXPRESSED, "تصل السفن"),
        ("نفى مدير المرفأ سامر الحلواني وجود أعطال في الرصيف.", "سامر الحلواني", Act.DENIED, "وجود أعطال في الرصيف"),
        ("لكن مدير المرفأ سامر الحلواني وصف العاصفة بأنها كارثة كبيرة.", "سامر الحلواني", Act.DESCRIBED, "أنها كارثة كبيرة"),
        ("وبحسب مدير المرفأ سامر الحلواني، فإن السفن وصلت أمس.", "سامر الحلواني", Act.ACCORDING_TO, "السفن وصلت أمس"),
        (
            "وصلت السفن إلى الرصيف أمس، وفقا لمدير المرفأ سامر الحلواني.",
            "سامر الحلواني",
            Act.ACCORDING_TO,
            "وصلت السفن إلى الرصيف أمس",
        ),
        (
            "وصلت السفن إلى الرصيف أمس، حسبما ذكر مدير المرفأ سامر الحلواني.",
            "سامر الحلواني",
            Act.ACCORDING_TO,
            "وصلت السفن إلى الرصيف أمس",
        ),
        ("ونقلت وكالة الموانئ عن مدير المرفأ سامر الحلواني قوله إن السفن وصلت.", "سامر الحلواني", Act.SAID, "السفن وصلت"),
        ("وأفاد مصدر أمني بأن الطريق مغلق.", "مصدر أمني", Act.STATED, "الطريق مغلق"),
        ("وقال مسؤول محلي كبير، اليوم (الأحد)، إن الطريق مغلق.", "مسؤول محلي كبير", Act.SAID, "الطريق مغلق"),
        ("وأعلنت وزارة الموانئ، في بيان، أن الطريق مغلق.", "وزارة الموانئ", Act.ANNOUNCED, "الطريق مغلق"),
        ("وقال عدد من الصيادين إن الطريق مغلق.", "عدد من الصيادين", Act.SAID, "الطريق مغلق"),
        ("دبي (رويترز) - قال مدير المرفأ سامر الحلواني إن السفن وصلت.", "سامر الحلواني", Act.SAID, "السفن وصلت"),
    ],
)
def test_each_way_of_reporting_gives_speaker_act_and_words(text: str, name: str, act: Act, words: str) -> None:
    found = said(text)
    assert len(found) == 1, found
    assert found[0][:2] == (name, act)
    assert found[0][2].removeprefix("ب").removeprefix("أنها ") == words.removeprefix("ب").removeprefix("أنها ")


@pytest.mark.parametrize(("opening", "closing"), MARKS)
@pytest.mark.parametrize(
    "before",
    [
        "وقال مدير المرفأ سامر الحلواني: ",
        "وقال مدير المرفأ سامر الحلواني ",
        "وقال مدير المرفأ سامر الحلواني، في مقابلة مع صحيفة محلية، إن ",
        "وأضاف مدير المرفأ سامر الحلواني قائلا: ",
    ],
)
def test_a_quotation_is_taken_whole_and_without_its_marks(opening: str, closing: str, before: str) -> None:
    text = f"{before}{opening}السفن وصلت أمس. ولم نجد أي ضرر على الرصيف{closing}."
    (claim,) = read(text)
    assert content(text, claim) == ["السفن وصلت أمس. ولم نجد أي ضرر على الرصيف"]
    assert claim.kind is Kind.DIRECT
    assert claim.speaker.name == "سامر الحلواني"


@pytest.mark.parametrize(("opening", "closing"), MARKS)
def test_a_quotation_broken_by_its_cue_is_one_claim_of_two_stretches(opening: str, closing: str) -> None:
    text = (
        f"{opening}لم نجد أي ضرر على الرصيف القديم{closing}، قال مدير المرفأ سامر الحلواني، "
        f"{opening}لكن العمل سيستمر حتى نهاية الشهر{closing}."
    )
    (claim,) = read(text)
    assert content(text, claim) == ["لم نجد أي ضرر على الرصيف القديم", "لكن العمل سيستمر حتى نهاية الشهر"]


@pytest.mark.parametrize(("opening", "closing"), MARKS)
def test_words_inside_and_outside_quotation_marks_are_mixed(opening: str, closing: str) -> None:
    text = f"قال مدير المرفأ سامر الحلواني إن الرصيف {opening}سيبقى مفتوحا أمام الجميع مهما حدث{closing}."
    (claim,) = read(text)
    assert claim.kind is Kind.MIXED


@pytest.mark.parametrize(("opening", "closing"), MARKS)
def test_a_name_in_quotation_marks_is_no_speech(opening: str, closing: str) -> None:
    text = f"قال مدير المرفأ سامر الحلواني لصحيفة {opening}الميناء{closing} إن سفينة {opening}الأمل{closing} وصلت."
    (claim,) = read(text)
    assert content(text, claim) == [f"سفينة {opening}الأمل{closing} وصلت"]
    assert claim.kind is Kind.INDIRECT


def test_a_participle_begins_a_claim_of_the_same_speaker() -> None:
    text = "قال مدير المرفأ سامر الحلواني إن السفن وصلت، مضيفا أن العمل مستمر، ومشيرا إلى أن الرصيف آمن."
    assert said(text) == [
        ("سامر الحلواني", Act.SAID, "السفن وصلت"),
        ("سامر الحلواني", Act.ADDED, "العمل مستمر"),
        ("سامر الحلواني", Act.POINTED_OUT, "الرصيف آمن"),
    ]


def test_another_cue_in_the_sentence_begins_another_claim() -> None:
    text = "قال مدير المرفأ سامر الحلواني إن السفن وصلت، فيما أكدت وزيرة النقل هالة مراد أن الطريق مفتوح."
    assert [name for name, _, _ in said(text)] == ["سامر الحلواني", "هالة مراد"]


def test_on_his_words_ends_the_clause_and_adds_no_claim() -> None:
    text = "قال مدير المرفأ سامر الحلواني إن السفن وصلت، على حد قوله."
    assert said(text) == [("سامر الحلواني", Act.SAID, "السفن وصلت")]


def test_surname_role_and_verb_alone_lead_back_to_the_full_name() -> None:
    text = (
        "قالت وزيرة النقل هالة مراد إن الطريق مفتوح.\n"
        "وأضافت مراد أن العمل مستمر.\n"
        "وأشارت الوزيرة إلى أن الجسر آمن.\n"
        "وقالت: «سنعود في الربيع المقبل إلى هنا»."
    )
    claims = read(text)
    assert [claim.speaker.name for claim in claims] == ["هالة مراد"] * 4
    assert {claim.speaker.role for claim in claims} == {"وزيرة النقل"}
    assert {claim.speaker.gender for claim in claims} == {Gender.WOMAN}
    assert [claim.speaker.mention.of(text) if isinstance(claim.speaker.mention, Span) else None for claim in claims] == [
        "وزيرة النقل هالة مراد",
        "مراد",
        "الوزيرة",
        None,
    ]


def test_the_verbs_gender_chooses_between_two_speakers() -> None:
    text = (
        "قالت وزيرة النقل هالة مراد إن الطريق مفتوح.\n"
        "وقال مدير المرفأ سامر الحلواني إن السفن وصلت.\n"
        "وأضافت الوزيرة أن الجسر آمن.\n"
        "وأوضح أن العمل مستمر."
    )
    assert [name for name, _, _ in said(text)] == ["هالة مراد", "سامر الحلواني", "هالة مراد", "سامر الحلواني"]


def test_two_people_of_one_surname_are_kept_apart() -> None:
    text = (
        "قال مدير المرفأ سامر الحلواني إن السفن وصلت.\n"
        "وقال شقيقه كريم الحلواني إن الطريق مغلق.\n"
        "وأضاف كريم الحلواني أن الجسر آمن."
    )
    assert [name for name, _, _ in said(text)] == ["سامر الحلواني", "كريم الحلواني", "كريم الحلواني"]


def test_the_ministry_and_its_statement_lead_back_to_the_ministry() -> None:
    text = "أعلنت وزارة الموانئ أن الطريق مغلق.\nوأضافت الوزارة أن العمل مستمر.\nوأكد البيان أن الجسر آمن."
    claims = read(text)
    assert [claim.speaker.name for claim in claims] == ["وزارة الموانئ"] * 3
    assert {claim.speaker.kind for claim in claims} == {SpeakerKind.ORGANIZATION}


def test_a_quotation_in_a_paragraph_of_its_own_goes_on_with_the_one_before() -> None:
    text = 'وقال مدير المرفأ سامر الحلواني: "السفن وصلت أمس إلى الرصيف".\n"ولم نجد أي ضرر على الرصيف القديم".'
    (claim,) = read(text)
    assert content(text, claim) == ["السفن وصلت أمس إلى الرصيف", "ولم نجد أي ضرر على الرصيف القديم"]


@pytest.mark.parametrize(
    "text",
    [
        "وصلت السفن إلى الرصيف بين الساعة الثالثة والرابعة.",
        "أعلنت شركة الموانئ نتائجها المالية للربع الثالث.",
        "لم يقل الوزير إن الطريق مغلق.",
        "يذكر أن المرفأ القديم بني قبل قرن.",
        "وقع الحادث في مدينة الحديدة على الساحل.",
        'عزفت الفرقة مقطوعة "البحر والريح" في الحفل.',
        "وفقا للقانون، تغلق المحال في الثامنة مساء.",
    ],
)
def test_what_reports_no_speech_gives_no_claim(text: str) -> None:
    assert said(text) == []


def test_datelines_captions_and_source_lines_are_not_read() -> None:
    text = (
        "الميناء يفتح أبوابه\nبيروت، ٣ مارس ٢٠٢٦\n"
        "قال مدير المرفأ سامر الحلواني إن السفن وصلت إلى الرصيف القديم صباح أمس بعد عاصفة طويلة.\n"
        "صورة: قال المصور إن المرفأ جميل\nاقرأ أيضا: قال الوزير إن الطريق مغلق\nالمصدر: وكالة الموانئ"
    )
    assert [name for name, _, _ in said(text)] == ["سامر الحلواني"]
