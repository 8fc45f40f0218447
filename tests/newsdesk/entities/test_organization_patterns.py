"""Names that no list has, in the shapes that news gives them."""

from __future__ import annotations

import pytest

from newsdesk.entities.organizations import find_organizations
from newsdesk.model import Language


def named(text: str) -> list[str]:
    language = Language.AR if "ا" in text else Language.EN
    return [one.span.of(text) for one in find_organizations(text, language)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("تعاقدت شركة أم أم أل أن تبني المصنع", ["شركة أم أم أل"]),
        ("فازت شركة برايفت إير السعودية بالعقد", ["شركة برايفت إير السعودية"]),
        ("فازت شركة تقنية المياه المتقدمة بالعقد", ["شركة تقنية المياه المتقدمة"]),
        ("فازت شركة أمريكية بالعقد", []),
        ("بحسب غرفة الرياض وغرفة تجارة عمان وغرفة نومه", ["غرفة الرياض", "غرفة تجارة عمان"]),
        ("نفذت أمانة منطقة القصيم مشروعا في أمانة تامة", ["أمانة منطقة القصيم"]),
        ("أعلنت قيادة عمليات الأنبار ذلك", ["قيادة عمليات الأنبار"]),
        ("تتبع الشبكة سلطة المياه لا سلطة القانون", ["سلطة المياه"]),
        ("قالت النقابة الوطنية لأطر التمريض ذلك", ["النقابة الوطنية لأطر التمريض"]),
        ("شكلت لجنة لفحص التمديدات", []),
        ("انسحبت كتلة الوفاء للمقاومة من الجلسة", ["كتلة الوفاء للمقاومة"]),
        ("قالت وزارة التعليم العالي والبحث العلمي ذلك", ["وزارة التعليم العالي والبحث العلمي"]),
        ("التقت وزارة الصحة والحكومة المصرية", ["وزارة الصحة", "الحكومة المصرية"]),
        ("تعمل وزارتا الداخلية والدفاع معا", ["وزارتا الداخلية", "الدفاع"]),
        ("كان للنادي الهدف الأول", []),
        ("Chad's foreign and defence ministries wait", ["Chad's foreign", "defence ministries"]),
        ("The health and education ministries wait", ["health", "education ministries"]),
        ("Police and two ministries wait", ["Police"]),
        ("The Civic Forum Executive (CFE) waits, and the CFE knows", ["Civic Forum Executive", "CFE", "CFE"]),
        ("Members of Riverton Students for Disclosure wait for women in Paris", ["Riverton Students for Disclosure"]),
        ("Workers at Norgate Terminals wait", ["Norgate Terminals"]),
        ("أعلنت شركة إير نورديا ذلك", ["شركة إير نورديا"]),
        ("رفض نادي فالمونتي عرضا", ["نادي فالمونتي"]),
        ("فاز حزب الأمل في الدائرة", ["حزب الأمل"]),
        ("طالبت كتلة الموانئ النيابية الحكومة بالرحيل", ["كتلة الموانئ النيابية", "الحكومة"]),
        ("حققت المفوضية الأمريكية لسلامة المستهلك في الأمر", ["المفوضية الأمريكية لسلامة المستهلك"]),
        ("قال الاتحاد الآسيوي لكرة اليد إن ذلك كاف", ["الاتحاد الآسيوي لكرة اليد"]),
        ("طالبوا هيئة السياحة القيام بدورها", ["هيئة السياحة"]),
        ("قالت أمانة المدينة المنورة إن ذلك كاف", ["أمانة المدينة المنورة"]),
        ("ألغى القضاء الإداري القرار", ["القضاء الإداري"]),
        ("منح من جامعة مرموقة بلا شروط", []),
        ("إنها مؤسسة لأولادنا جميعا", []),
        ("They asked Copperline Resources to stop.", ["Copperline Resources"]),
        ("They asked Human Resources to stop.", []),
        ("She speaks for the Vereinte Fluglotsen union.", ["Vereinte Fluglotsen union"]),
        ("She came to the London bank.", []),
    ],
)
def test_a_name_has_its_right_extent(text, names):
    assert named(text) == names


def test_a_club_is_called_without_its_noun_in_a_report_of_sport():
    text = "قال مدرب نادي النصرة إن اللاعبين جاهزون للمباراة في الدوري. وأضاف أن النصرة قوي."
    assert named(text) == ["نادي النصرة", "النصرة"]


def test_a_name_at_the_beginning_of_a_sentence_is_known_by_another_place():
    assert named("He lives in Bramley. Bramley Council agreed.") == ["Bramley Council"]
    assert named("Every Council agreed.") == []
