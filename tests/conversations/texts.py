"""Texts of our own that people send in the conversations."""

from __future__ import annotations

ARABIC = """وزيرة المياه: لن نوقّع عقد التحلية قبل نشر شروطه

قالت وزيرة المياه سلمى الحارثي، اليوم الخميس، إن الوزارة لن توقّع عقد محطة التحلية قبل نشر شروطه كاملة.

وأضافت خلال مؤتمر صحفي: "من حق الناس أن يعرفوا ما سيدفعونه بعد عشرين عامًا".

وبحسب البنك الدولي، فإن المشروع يحتاج إلى تمويل إضافي قدره ٩٠ مليون دولار."""

ENGLISH = """Ferry operator says new quay cannot wait

Northline Ferries said on Thursday that it would move two of its routes unless the World Bank approves a loan before autumn.

"The old quay cannot wait another winter," chief executive Ruth Calder told reporters.

Transport Minister Daniel Osei said the ministry had never promised a date."""

NOBODY_SPEAKS = """The harbour lies on the northern shore of the bay. It was built in three stages over forty years.

The first stage had two quays of stone. The second added a lighthouse, and the third a dry dock of two hundred metres.
Ships of up to nine metres draught can enter at high tide. The channel is dredged every third year."""

FRENCH = """Le ministre a déclaré jeudi que les travaux du nouveau port commenceraient avant la fin de l'année prochaine.
Les habitants de la ville attendent cette décision depuis plus de dix ans, et ils ne sont pas les seuls dans la région."""


def long_article(paragraphs: int, words: int = 60) -> str:
    """An article in which one person says a different thing in each paragraph, each of about so many words."""
    filler = "the harbour needs new cranes and the town needs new work before another winter comes and goes without a decision"
    said = []
    for number in range(1, paragraphs + 1):
        sentence = " ".join((filler.split() * (words // 19 + 1))[:words])
        said.append(f'Ruth Calder said: "In point {number}, {sentence}."')
    return "Ruth Calder speaks at length\n\n" + "\n\n".join(said)
