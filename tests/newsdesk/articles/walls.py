"""Pages that are no articles, as real sites serve them, and articles that tell of such things."""

from __future__ import annotations

from newsdesk.errors import (
    BotWall,
    ConsentWall,
    ListPage,
    LoginWall,
    NotFound,
    Paywall,
    ReaderError,
    TooShort,
    Video,
)
from tests.newsdesk.articles.pages import AR_BODY, AR_TITLE, EN_BODY, EN_TITLE, newspaper

PAID = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "isAccessibleForFree": false, '
    '"hasPart": {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".paywall"}}</script>'
)
VIDEO = '<meta property="og:type" content="video.other">'
VIDEO_LD = '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "VideoObject", "name": "A"}</script>'


def bare(title: str, *blocks: str, head: str = "") -> str:
    """A page of these blocks of markup and nothing else."""
    words = "".join(block if block.startswith("<") else f"<p>{block}</p>" for block in blocks)
    return f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title>{head}</head><body>{words}</body></html>"


def teaser(paragraphs: int, *after: str, head: str = "", arabic: bool = False) -> str:
    """A newspaper's page with the beginning of an article, and a wall behind it."""
    title, body = (AR_TITLE, AR_BODY) if arabic else (EN_TITLE, EN_BODY)
    return newspaper(title, body[:paragraphs], head=head).replace("</article>", "".join(after) + "</article>")


def _links(count: int, words: str) -> str:
    return "<ul>" + "".join(f"<li><a href='/story/{n}'>{words} {n}</a></li>" for n in range(count)) + "</ul>"


_EN_HEADLINE, _AR_HEADLINE = (
    "Council approves the budget for the harbour, part",
    "المجلس البلدي يقر ميزانية الميناء للعام المقبل رقم",
)

WALLS: tuple[tuple[type[ReaderError], str], ...] = (
    # Paywall: declared, shown, metered
    (Paywall, teaser(2, head=PAID)),
    (Paywall, teaser(4, head=PAID)),
    (Paywall, teaser(3, "<div class='paywall'><h3>Subscribe to continue reading</h3><p>From 1 a month.</p></div>", head=PAID)),
    (Paywall, teaser(4, "<div class='gate'>This article is reserved for our subscribers. <a href='/s'>Subscribe</a></div>")),
    (Paywall, teaser(2, "<section class=meter>You have reached your limit of free articles this month.</section>")),
    (Paywall, teaser(1, "<div>Unlock this article and thousands more. Already a subscriber? <a href='/in'>Log in</a></div>")),
    (Paywall, teaser(2, "<p>Continue reading with a subscription.</p>", head=PAID)),
    (Paywall, teaser(2, head=PAID, arabic=True)),
    (Paywall, teaser(4, head=PAID, arabic=True)),
    (Paywall, teaser(3, "<div class='locked'>هذا المحتوى للمشتركين فقط</div>", arabic=True)),
    (Paywall, teaser(4, "<div class='wall'><h3>اشترك لمتابعة القراءة</h3><a href='/s'>اشترك الآن</a></div>", arabic=True)),
    (Paywall, teaser(2, "<p>اشترك لقراءة المقال كاملا</p>", arabic=True)),
    (Paywall, teaser(1, "<p>لمواصلة القراءة اشترك في النسخة الرقمية</p>", arabic=True)),
    (Paywall, teaser(2, "<div>لقد وصلت إلى الحد الأقصى من المقالات المجانية هذا الشهر</div>", arabic=True)),
    (Paywall, teaser(2, "<div>باقي المقال متاح للمشتركين</div>", arabic=True)),
    # BotWall: challenges of those who guard sites, and pages that are scripts
    (BotWall, bare("Just a moment...", "Enable JavaScript and cookies to continue", "<div id='challenge-error-text'></div>")),
    (
        BotWall,
        bare(
            "Attention Required! | Cloudflare", "<h1>Sorry, you have been blocked</h1>", "You are unable to access post.example"
        ),
    ),
    (BotWall, bare("Access to this page has been denied", "Press and Hold to confirm you are a human (and not a bot).")),
    (
        BotWall,
        bare("post.example", "Please enable JS and disable any ad blocker", "<script src='https://guard.example/c.js'></script>"),
    ),
    (
        BotWall,
        bare("Pardon Our Interruption", "As you were browsing something about your browser made us think you might be a bot."),
    ),
    (BotWall, bare("Access Denied", "You don't have permission to access this page on this server. Reference #18.2f")),
    (BotWall, bare("The Post", "<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>")),
    (BotWall, bare("Robot check", "Enter the characters you see below. Sorry, we just need to make sure you're not a robot.")),
    (BotWall, bare("لحظة من فضلك...", "يرجى الانتظار بينما نتحقق من متصفحك")),
    (BotWall, bare("التحقق الأمني", "أثبت أنك لست روبوتا لمتابعة التصفح")),
    (BotWall, bare("الجريدة", "يرجى تفعيل جافا سكريبت في متصفحك لعرض هذه الصفحة")),
    (BotWall, bare("الجريدة", "هذا الموقع يتطلب تفعيل الجافا سكريبت")),
    (BotWall, bare("تحقق من أنك إنسان", "أكمل اختبار التحقق أدناه")),
    (BotWall, bare("تم رفض الوصول", "ليس لديك إذن للوصول إلى هذه الصفحة")),
    # ConsentWall: search engines, portals, vendors of consent forms
    (
        ConsentWall,
        bare(
            "Before you continue to Search",
            "<h1>Before you continue</h1>",
            "We use cookies and data to deliver and maintain services.",
        ),
    ),
    (
        ConsentWall,
        bare(
            "Yahoo is part of the Yahoo family of brands",
            "When you use our sites and apps, we use cookies. Accept all. Reject all.",
        ),
    ),
    (
        ConsentWall,
        bare(
            "The Post",
            "<h2>We value your privacy</h2>",
            "We and our 842 partners store information on a device, such as cookies.",
        ),
    ),
    (ConsentWall, bare("The Post", "We care about your privacy", "<button>Accept all cookies</button><button>Settings</button>")),
    (ConsentWall, bare("Cookie consent", "Choose which cookies you allow this site to set.")),
    (
        ConsentWall,
        bare("The Post", "Welcome to the Post. This site asks for your consent to use your data.", "<button>Consent</button>"),
    ),
    (ConsentWall, bare("الجريدة", "نحن نقدر خصوصيتك", "نستخدم ملفات تعريف الارتباط لتحسين تجربتك. قبول الكل. رفض الكل.")),
    (ConsentWall, bare("الجريدة", "نحن وشركاؤنا نخزن معلومات على الجهاز مثل ملفات تعريف الارتباط")),
    (ConsentWall, bare("الموافقة على ملفات تعريف الارتباط", "اختر ما تسمح به")),
    (ConsentWall, bare("قبل المتابعة إلى البحث", "نستخدم ملفات تعريف الارتباط والبيانات لتقديم خدماتنا")),
    (ConsentWall, bare("الجريدة", "خصوصيتك تهمنا", "قبول جميع ملفات تعريف الارتباط")),
    (ConsentWall, bare("الجريدة", "يستخدم هذا الموقع ملفات تعريف الارتباط. بالمتابعة فإنك توافق على سياسة الخصوصية.")),
    # LoginWall
    (
        LoginWall,
        bare("Log in to Facebook | Facebook", "You must log in to continue.", "Email or phone number. Forgotten password?"),
    ),
    (LoginWall, bare("Sign In | LinkedIn", "Join now to see what you are missing", "Agree & Join")),
    (LoginWall, bare("Log in to X / X", "Happening now. Join today.")),
    (LoginWall, bare("Login • Instagram", "Log in to see photos and videos from friends.")),
    (LoginWall, teaser(1, "<div>Create a free account to continue reading</div>")),
    (LoginWall, teaser(1, "<div>Sign in to continue reading</div>")),
    (LoginWall, bare("The Post", "Please sign in to view this page.")),
    (LoginWall, bare("تسجيل الدخول | الجريدة", "البريد الإلكتروني. كلمة المرور. نسيت كلمة المرور؟")),
    (LoginWall, bare("تسجيل الدخول إلى فيسبوك", "يجب تسجيل الدخول للمتابعة")),
    (LoginWall, bare("الجريدة", "يرجى تسجيل الدخول لعرض هذه الصفحة")),
    (LoginWall, teaser(1, "<div>سجل مجانا لمواصلة القراءة</div>", arabic=True)),
    (LoginWall, bare("الجريدة", "سجّل الدخول للمتابعة")),
    (LoginWall, bare("الجريدة", "أنشئ حسابا مجانيا للمتابعة")),
    # NotFound: pages that say so with status 200
    (NotFound, bare("Page not found - The Post", "<h1>404</h1>", "The page you are looking for may have been moved or deleted.")),
    (NotFound, bare("404", "Nothing here.")),
    (NotFound, bare("Error 404 | The Post", "Go back to the front page.", _links(30, _EN_HEADLINE))),
    (NotFound, bare("The Post", "<h1>Oops!</h1>", "We can't find the page you are looking for.")),
    (NotFound, bare("The Post", "Sorry, this page could not be found. Try searching.")),
    (NotFound, bare("Article no longer available", "This story has been removed.")),
    (NotFound, bare("الصفحة غير موجودة - الجريدة", "عد إلى الصفحة الرئيسية")),
    (NotFound, bare("خطأ 404", "الرابط الذي طلبته غير صحيح")),
    (NotFound, bare("الجريدة", "عذرا، الصفحة التي تبحث عنها غير موجودة أو تم نقلها")),
    (NotFound, bare("لم نعثر على الصفحة", "جرب البحث")),
    (NotFound, bare("الجريدة", "عفوا، الصفحة المطلوبة غير موجودة")),
    (NotFound, bare("الصفحة غير متوفرة", "قد يكون الرابط قديما", _links(30, _AR_HEADLINE))),
    # Video
    (Video, newspaper(EN_TITLE, EN_BODY[:1], head=VIDEO)),
    (Video, newspaper(EN_TITLE, EN_BODY[:2], head=VIDEO_LD)),
    (Video, newspaper(EN_TITLE, EN_BODY[:3], head='<meta property="og:type" content="video">')),
    (Video, newspaper(AR_TITLE, AR_BODY[:1], head=VIDEO)),
    (Video, newspaper(AR_TITLE, AR_BODY[:2], head=VIDEO_LD)),
    (Video, newspaper(AR_TITLE, AR_BODY[:3], head='<meta property="og:type" content="video.episode">')),
    # ListPage: front pages, sections, tags, searches
    (ListPage, bare("Harbour | The Post", "<h1>Harbour</h1>", _links(40, _EN_HEADLINE))),
    (
        ListPage,
        bare(
            "Tag: budget",
            "<h1>budget</h1>",
            *(f"<div><h2><a href='/{n}'>{_EN_HEADLINE} {n}</a></h2><p>{EN_BODY[n % 4]}</p></div>" for n in range(20)),
        ),
    ),
    (ListPage, bare("Everything", _links(6_000, _EN_HEADLINE))),
    (
        ListPage,
        bare(
            "Search results",
            "<h1>Results</h1>",
            *(f"<article><h3><a href='/{n}'>{_EN_HEADLINE} {n}</a></h3><time>8 June</time></article>" for n in range(30)),
        ),
    ),
    (ListPage, bare("أخبار الميناء", "<h1>الميناء</h1>", _links(40, _AR_HEADLINE))),
    (
        ListPage,
        bare(
            "وسم: الميزانية",
            *(f"<div><h2><a href='/{n}'>{_AR_HEADLINE} {n}</a></h2><p>{AR_BODY[n % 4]}</p></div>" for n in range(20)),
        ),
    ),
    (ListPage, bare("كل الأخبار", _links(600, _AR_HEADLINE))),
    # TooShort
    (TooShort, bare("A line", "Just these few words and nothing more.")),
    (TooShort, bare("Notice", "The office is closed on Friday.")),
    (TooShort, bare("Weather", "<h1>Weather</h1>", "Sunny, 31 degrees.")),
    (TooShort, bare("سطر", "هذه كلمات قليلة لا غير.")),
    (TooShort, bare("تنويه", "المكتب مغلق يوم الجمعة.")),
    (TooShort, bare("الطقس", "<h1>الطقس</h1>", "مشمس، 31 درجة.")),
)

_FOREIGN = {
    "French": "Le ministre de l'eau a déclaré mardi que les tarifs ne seraient pas augmentés avant "
    "la fin de l'été, selon la presse du pays.",
    "Persian": "وزیر آب روز سه‌شنبه اعلام کرد که تعرفه‌ها تا پایان تابستان افزایش نخواهد یافت و این "
    "تصمیم برای همهٔ شهرهای کشور گرفته شده است.",
    "Urdu": "وزیر آب نے منگل کے روز کہا کہ گرمیوں کے اختتام تک نرخوں میں اضافہ نہیں کیا جائے گا اور یہ فیصلہ پورے ملک کے لیے ہے۔",
    "Turkish": "Su bakanı salı günü yaptığı açıklamada, tarifelerin yaz sonuna kadar "
    "artırılmayacağını ve bu kararın bütün şehirler için geçerli olduğunu söyledi.",
    "German": "Der Wasserminister sagte am Dienstag, dass die Tarife nicht vor dem Ende des Sommers "
    "erhöht würden und dass dies für alle Städte gelte.",
    "Spanish": "El ministro del agua dijo el martes que las tarifas no se subirán antes de que "
    "acabe el verano y que la decisión vale para todas las ciudades.",
    "Kurdish": "وەزیری ئاو ڕۆژی سێشەممە ڕایگەیاند کە نرخەکان تا کۆتایی هاوین زیاد ناکرێن و ئەم بڕیارە بۆ هەموو شارەکانە.",
    "Russian": "Министр водного хозяйства заявил во вторник, что тарифы не будут повышены до конца "
    "лета и что это решение касается всех городов.",
}
FOREIGN = {language: newspaper(language, tuple(f"{words} ({n})" for n in range(4))) for language, words in _FOREIGN.items()}

# Articles that tell of walls: headline, and the sentence that sounds like one.
ABOUT: tuple[tuple[str, str], ...] = (
    (
        "Sites must let readers refuse cookies, court rules",
        "Judges said a button that reads “accept all cookies” must stand beside one that refuses them.",
    ),
    (
        "Newspaper raises the price of its paywall",
        "Readers will be asked to subscribe to continue reading after three articles a month.",
    ),
    ("What a captcha costs", "Users lose half a minute whenever a page asks them to verify you are human, a study found."),
    ("The artist who paints 404 pages", "Her best-known work says only: page not found."),
    ("Why Facebook users were logged out", "For two hours people saw nothing but a form that told them to log in to continue."),
    (
        "Video on demand overtakes television",
        "Every second household pays for films on demand, the regulator said in its report.",
    ),
    ("Browser makers argue over JavaScript", "The text “please enable JavaScript” is seen by one reader in five hundred."),
    ("A robot check for concert tickets", "Sellers will have to prove that buyers are no robots, the ministry said."),
    (
        "Privacy commissioner fines portal",
        "The notice began with the words “we value your privacy” and hid the refusal on its fourth page.",
    ),
    ("Cloudflare outage stops half the web", "Visitors were told to wait “just a moment” for most of the afternoon."),
    ("Climber not found after a second day of search", "Rescuers will go out again in the morning, their leader said."),
    (
        "Users unable to log in to bank's site",
        "The bank said that customers should not sign in from other devices until Thursday.",
    ),
    ("Access denied: the archive that opens once a year", "Historians may use the reading room for a single day."),
    (
        "محكمة تلزم المواقع بزر لرفض ملفات تعريف الارتباط",
        "وقال القاضي إن زر «قبول جميع ملفات تعريف الارتباط» يجب أن يجاوره زر للرفض.",
    ),
    ("صحيفة ترفع سعر اشتراكها الرقمي", "وسيُطلب من القراء الاشتراك بعد ثلاثة مقالات، وتظهر لهم عبارة «للمشتركين فقط»."),
    ("كم يكلفنا اختبار «لست روبوتا»؟", "وتطلب المواقع من زوارها عبارة مثل تحقق من أنك لست روبوتا مرات في اليوم."),
    ("فنانة ترسم صفحات الخطأ 404", "وأشهر أعمالها لوحة كتب عليها: الصفحة غير موجودة."),
    ("عطل يخرج ملايين المستخدمين من فيسبوك", "ورأى المستخدمون رسالة تقول إنه يجب تسجيل الدخول مرة أخرى."),
    ("الفيديو حسب الطلب يتقدم على التلفزيون", "وقالت الهيئة إن نصف الأسر تدفع مقابل الأفلام."),
    ("غرامة على بوابة إخبارية بسبب الخصوصية", "وبدأ الإشعار بعبارة «نحن نقدر خصوصيتك» وأخفى الرفض في صفحته الرابعة."),
    ("لم يتم العثور على المتسلق المفقود", "وقال قائد فريق الإنقاذ إن البحث سيستأنف صباح الغد."),
    ("البرلمان يناقش تفعيل الخدمات دون جافا سكريبت", "وقال النائب إن عبارة «يرجى تفعيل جافا سكريبت» تحرم كبار السن من الخدمة."),
)
