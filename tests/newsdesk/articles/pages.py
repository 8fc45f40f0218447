"""Pages of a made-up newspaper, with everything around the article that a newspaper's page has."""

from __future__ import annotations

AR_TITLE = "وزيرة المياه: لن نرفع أسعار الاستهلاك قبل الصيف"
AR_BODY = (
    "قالت وزيرة المياه سلمى الحداد، يوم الثلاثاء، إن الوزارة لن ترفع أسعار الاستهلاك المنزلي قبل نهاية الصيف المقبل.",
    "وأضافت الحداد في مؤتمر صحفي بمدينة الميناء أن الزيادة التي طالب بها اتحاد الموزعين «لا تستند إلى أي دراسة منشورة».",
    "في المقابل، حذّر رئيس الاتحاد كمال الزين من أن الشبكة القديمة تفقد ثلث مياهها، مطالباً البرلمان بعقد جلسة عاجلة.",
    "وأوضح متحدث باسم البلدية أن أعمال الصيانة ستبدأ في 8 يونيو/حزيران، وأنها ستشمل أربعة أحياء في المرحلة الأولى.",
)
EN_TITLE = "Water minister rules out higher tariffs before summer"
EN_BODY = (
    "The water minister, Salma Haddad, said on Tuesday that household tariffs would not be raised before the end of next summer.",
    "She told reporters in the port city that the increase demanded by the distributors' union “rests on no published study”.",
    "The union's chairman, Kamal Zein, warned that the old network was losing a third of its water and urged parliament to meet.",
    "A spokesman for the city council said that repairs would begin on 8 June and would cover four districts in the first phase.",
)


def newspaper(
    title: str = AR_TITLE,
    body: tuple[str, ...] = AR_BODY,
    *,
    charset: str | None = "utf-8",
    head: str = '<meta property="og:type" content="article">',
    above: str = "",
) -> str:
    """A news page with menus, related articles, share lines and a footer around the article."""
    arabic = title[0] > "\u0600"
    section, other, share, rights = (
        ("قسم", "عنوان خبر آخر من أخبار اليوم في الجريدة رقم", "شارك هذا الخبر", "جميع الحقوق محفوظة")
        if arabic
        else ("Section", "The headline of another story of the day, number", "Share this story", "All rights reserved")
    )
    menu = "".join(f'<li><a href="/section/{i}">{section} {i}</a></li>' for i in range(14))
    related = "".join(f'<li><a href="/story/{i}">{other} {i}</a></li>' for i in range(8))
    declared = f'<meta charset="{charset}">' if charset else ""
    paragraphs = "\n".join(f"<p>{paragraph}</p>" for paragraph in body)
    return f"""<!doctype html>
<html lang="{"ar" if arabic else "en"}" dir="{"rtl" if arabic else "ltr"}"><head>{declared}
<title>{title} | The Harbour Post</title><meta property="og:site_name" content="The Harbour Post">{head}
<style>body {{ margin: 0 }}</style><script>var x = "<p>not a paragraph</p>";</script></head>
<body><header><nav><ul>{menu}</ul></nav></header>
<main><article><h1>{title}</h1>{above}<div class="share">{share}</div>
{paragraphs}
</article><aside><h3>{other}</h3><ul>{related}</ul></aside></main>
<footer><p>© 2026 The Harbour Post. {rights}.</p></footer></body></html>"""
