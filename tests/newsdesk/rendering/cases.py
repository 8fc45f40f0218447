"""What an answer looks like, case by case, as kept under golden/. `python -m tests.newsdesk.rendering.cases` writes it anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from newsdesk.model import Act, Day, Gender, Grouping, Item, Kind, Language, Menu, Origin, Scope, SpeakerKind, Summary, View
from newsdesk.rendering import Block, Choice, Entry, Quotation, answer_blocks, choices, list_blocks, list_choices
from newsdesk.rendering.changed import changed_blocks
from newsdesk.rendering.sections import section_blocks, section_choices
from newsdesk.rendering.surroundings import place_blocks
from tests.newsdesk.rendering.extremes import (
    english_inside_arabic,
    long_title,
    many_organizations,
    speaker_called_b,
    three_hundred,
)
from tests.newsdesk.rendering.making import (
    AR,
    AUTHORITY,
    EN,
    ENVIRONMENT,
    HARBOUR,
    MANSOUR,
    NATO,
    Making,
    dam,
    organization,
    person,
    port,
    speaker,
    written,
)
from tests.newsdesk.rendering.mended import before_and_now, mended, panels
from tests.newsdesk.rendering.received import promotional_post, split_paste
from tests.newsdesk.rendering.told import OFFERED, TOLD

GOLDEN = Path(__file__).parent / "golden"


def one() -> Summary:
    text = "مصرف البلاد يثبت الفائدة\nقال حاكم مصرف البلاد رامي الشهال إن المصرف سيثبت سعر الفائدة حتى نهاية العام.\n"
    governor = person(
        "رامي الشهال",
        name_en="Rami al-Shahhal",
        approximate=True,
        role="حاكم مصرف البلاد",
        role_en="governor of Bank al-Bilad",
        gender=Gender.MAN,
    )
    bank = organization("x-bilad", None, "مصرف البلاد")
    made = Making(text, AR, "مصرف البلاد يثبت الفائدة").said(
        governor, Act.SAID, "المصرف سيثبت سعر الفائدة حتى نهاية العام", kind=Kind.INDIRECT, cue="قال", about=(bank,)
    )
    return made.summary()


def two() -> Summary:
    text = (
        'Rain stops play\n"The pitch was a lake by noon," groundsman Pete Marlow said.\n'
        "He added that play would resume on Friday.\n"
    )
    marlow = person(
        "Pete Marlow", name_ar="بيت مارلو", approximate=True, role="groundsman", role_ar="مسؤول الملعب", gender=Gender.MAN
    )
    return (
        Making(text, EN, "Rain stops play", "The Valley Echo", Day(7, 2))
        .said(marlow, Act.SAID, "The pitch was a lake by noon", cue="said")
        .said(marlow, Act.ADDED, "play would resume on Friday", kind=Kind.INDIRECT, cue="added")
        .summary()
    )


_TOPICS = ("المياه", "الكهرباء", "الطرق", "المدارس", "المستشفيات", "الموانئ", "الإسكان", "الزراعة")
_CLAIMS = (
    "ملف {} سيُبحث قبل نهاية الشهر",
    "كلفة {} ارتفعت منذ العام الماضي",
    "لا بد من خطة جديدة تشمل {}",
    "اللجنة لم تتلق ردًّا في شأن {}",
    "القرار الخاص بقطاع {} لا رجعة عنه",
)


def session(count: int, speakers: int) -> Summary:
    """A sitting of a council: so many statements by so many members in turn."""
    names = "سمير عون|ليلى حداد|نبيل فارس|رنا سعد|وليد نصر|هدى قاسم|جاد خوري|مها ديب|زياد طه|سلمى عيد|فؤاد رزق"
    latin = (
        "Samir Aoun|Layla Haddad|Nabil Fares|Rana Saad|Walid Nasr|Huda Kassem|Jad Khoury|Maha Dib|Ziad Taha|Salma Eid|Fouad Rizk"
    )
    women = {"ليلى حداد", "رنا سعد", "هدى قاسم", "مها ديب", "سلمى عيد"}
    members = [
        person(name, name_en=english, gender=Gender.WOMAN if name in women else Gender.MAN)
        for name, english in zip(names.split("|"), latin.split("|"), strict=True)
    ][:speakers]
    sayings = [claim.format(topic) for claim in _CLAIMS for topic in _TOPICS][:count]
    lines = []
    for number, saying in enumerate(sayings):
        member = members[number % speakers]
        cue = "قالت" if member.gender is Gender.WOMAN else "قال"
        lines.append(f'{cue} {member.name}: "{saying}".' if number % 3 == 0 else f"{cue} {member.name} إن {saying}.")
    made = Making("جلسة المجلس البلدي\n" + "\n".join(lines) + "\n", AR, "جلسة المجلس البلدي", "صحيفة الرابية", Day(10, 3, 2025))
    for number, saying in enumerate(sayings):
        member = members[number % speakers]
        made.said(
            member,
            Act.SAID,
            saying,
            kind=Kind.DIRECT if number % 3 == 0 else Kind.INDIRECT,
            cue="قال",
            about=(ENVIRONMENT,) if number % 5 == 0 else (),
        )
    return made.summary()


def nothing() -> Summary:
    return Making("أمطار غزيرة\nهطلت أمطار غزيرة على الساحل مساء أمس.\n", AR, "أمطار غزيرة", "وكالة السهل").summary()


def doubtful() -> Summary:
    made = dam()
    shaky = replace(MANSOUR, doubtful=True)
    statements = list(made.statements)
    statements[3] = replace(statements[3], speaker=shaky)
    statements[5] = replace(statements[5], confidence=0.2)
    statements[6] = replace(statements[6], confidence=0.1)
    made.statements = statements
    return made.summary()


def markup() -> Summary:
    text = 'A <b>bold</b> claim & more\nMr <script>alert(1)</script> said: "I & you < 3 </blockquote> *x* _y_".\n'
    hostile = person("<script>alert(1)</script>", role="head of <i>Sales</i> & more")
    about = organization("x-odd", 'Fish & "Chips" <Ltd>', None)
    return (
        Making(text, EN, "A <b>bold</b> claim & more", "R&D <News>", None, "https://odd.example/?a=1&b=<2>")
        .said(hostile, Act.SAID, "I & you < 3 </blockquote> *x* _y_", cue="said", about=(about,))
        .summary()
    )


def latin_publisher() -> Summary:
    made = dam("https://www.axial.example/dam#top")
    made.publisher = "Axial"
    return made.summary()


def mixed() -> Summary:
    text = (
        'وزير النقل: الجسر جاهز\nقال وزير النقل أسامة شعيب: "الجسر جاهز". وقال المقاول Owen Reed: "We finished ahead of time".\n'
    )
    minister = person(
        "أسامة شعيب",
        name_en="Osama Shuaib",
        approximate=True,
        role="وزير النقل",
        role_en="minister of transport",
        gender=Gender.MAN,
    )
    reed = person("Owen Reed", name_en="Owen Reed", role="المقاول", role_en="contractor", gender=Gender.MAN)
    made = Making(text, AR, "وزير النقل: الجسر جاهز", "وكالة السهل", mixed=True)
    return (
        made.said(minister, Act.SAID, "الجسر جاهز", cue="قال")
        .said(reed, Act.SAID, "We finished ahead of time", cue="وقال")
        .summary()
    )


def interview() -> Summary:
    text = written("interview")
    director = person("نادين صفير", name_en="Nadine Sfeir", role="المخرجة", role_en="film director", gender=Gender.WOMAN)
    made = Making(text, AR, "حوار مع المخرجة نادين صفير", "مجلة المشهد")
    made.said(director, Act.ANSWERED, "نبدأ في الربيع، ولم ترفض وزارة البيئة شيئًا.", about=(ENVIRONMENT,))
    return made.said(director, Act.ANSWERED, "وجوه جديدة كلها.").summary()


def genders() -> Summary:
    text = (
        "Warnings over the bridge\nEngineer Sam Ofori warned NATO that the bridge would not hold. Drivers called for a new one. "
        "Mayor Anna Lind accused the Competition and Markets Authority, NATO and Harbour Line of delay.\n"
    )
    ofori = person("Sam Ofori", name_ar="سام أوفوري", role="engineer", role_ar="مهندس إنشائي", role_en="engineer")
    drivers = speaker("drivers", SpeakerKind.GROUP, name_ar="سائقون")
    lind = person("Anna Lind", name_ar="آنا ليند", role="mayor", role_ar="رئيسة البلدية", gender=Gender.WOMAN)
    return (
        Making(text, EN, "Warnings over the bridge", "Bridge Post", None, "https://bridge.example/a.html")
        .said(ofori, Act.WARNED, "the bridge would not hold", kind=Kind.INDIRECT, cue="warned", about=(NATO,))
        .said(drivers, Act.CALLED_FOR, "a new one", kind=Kind.INDIRECT, cue="called for")
        .said(
            lind,
            Act.ACCUSED,
            "the Competition and Markets Authority, NATO and Harbour Line of delay",
            kind=Kind.INDIRECT,
            cue="accused",
            about=(AUTHORITY, NATO, HARBOUR),
        )
        .summary()
    )


def no_organization() -> Summary:
    text = 'لا شيء يشبه البيت\nقالت الجدة أم فراس: "لا شيء يشبه البيت". وأضافت أن الباب سيبقى مفتوحًا.\n'
    grandmother = person("أم فراس", name_en="Umm Firas", role="الجدة", role_en="grandmother", gender=Gender.WOMAN)
    made = Making(text, AR, "لا شيء يشبه البيت")
    made.said(grandmother, Act.SAID, "لا شيء يشبه البيت", cue="قالت")
    return made.said(grandmother, Act.ADDED, "الباب سيبقى مفتوحًا", kind=Kind.INDIRECT, cue="وأضافت").summary()


def long_words() -> Summary:
    sentence = "We have waited for this report since the spring, and nobody at Harbour Line has told us why it is late. "
    text = f'Waiting\n"{sentence * 80}" said Ann Hale. "We will wait no longer," she added.\n'
    hale = person("Ann Hale", name_ar="آن هيل", role="a shop steward", role_ar="ممثلة العمال", gender=Gender.WOMAN)
    made = Making(text, EN, "Waiting", "Harbour Mail", None, "https://harbourmail.example/waiting")
    made.said(hale, Act.SAID, (sentence * 80).strip(), cue="said", about=(HARBOUR,))
    return made.said(hale, Act.ADDED, "We will wait no longer", cue="added").summary()


def five_links() -> list[Entry]:
    return [
        Entry(Item(1, "https://harbourmail.example/2025/06/merger"), port().summary()),
        Entry(Item(2, "https://alsahl.example/dam"), dam("https://alsahl.example/dam").summary()),
        Entry(Item(None, "https://paid.example/only-for-subscribers", "Paywall")),
        Entry(Item(3, "https://alsahl.example/rain"), nothing()),
        Entry(Item(None, "https://slow.example/", "TimedOut")),
    ]


def three_forwards() -> list[Entry]:
    """Posts that were forwarded together: of two channels and of a person who hides."""
    post, talk = latin_publisher(), no_organization()
    hidden = replace(talk, article=replace(talk.article, origin=Origin.FORWARD))
    return [Entry(Item(1), channel_post()), Entry(Item(2), post), Entry(Item(3), hidden)]


def channel_post() -> Summary:
    """A post of a public channel, with the links that channels put under theirs."""
    made = port("https://t.me/harbourmail/7").summary()
    return replace(made, article=replace(made.article, scope=Scope(7), origin=Origin.FORWARD))


POST_LINKS = ("https://harbourmail.example/2025/06/merger", "https://www.dockers.example/statement")

Make = Callable[[], Summary]
CASES: dict[str, tuple[Make, View]] = {
    "face-1": (lambda: dam().summary(), View(AR)),
    "link": (latin_publisher, View(AR)),
    "english": (lambda: port().summary(), View(AR)),
    "one": (one, View(AR)),
    "two": (two, View(AR)),
    "eight": (lambda: session(8, 2), View(AR)),
    "nine": (lambda: session(9, 2), View(AR)),
    "forty": (lambda: session(40, 3), View(AR)),
    "forty-page-2": (lambda: session(40, 3), View(AR, page=2)),
    "forty-by-organization": (lambda: session(40, 3), View(AR, Grouping.ORGANIZATION)),
    "one-speaker": (lambda: session(12, 1), View(AR)),
    "six-speakers": (lambda: session(24, 6), View(AR)),
    "eleven-speakers": (lambda: session(40, 11), View(AR)),
    "eleven-speakers-menu": (lambda: session(40, 11), View(AR, menu=Menu.SPEAKERS)),
    "eleven-speakers-third": (lambda: session(40, 11), View(AR, speaker=2, page=1)),
    "by-organization": (lambda: dam().summary(), View(AR, Grouping.ORGANIZATION)),
    "more": (lambda: dam().summary(), View(AR, menu=Menu.MORE)),
    "nothing": (nothing, View(AR)),
    "no-organization": (no_organization, View(AR)),
    "mixed": (mixed, View(AR)),
    "doubtful": (doubtful, View(AR)),
    "doubtful-left-out": (doubtful, View(AR, left_out=True, page=1)),
    "genders": (genders, View(AR)),
    "interview": (interview, View(AR)),
    "markup": (markup, View(AR)),
    "long-words": (long_words, View(AR)),
    "corrected": (mended, View(AR)),
    "bad-title": (long_title, View(AR)),
    "bad-speaker": (speaker_called_b, View(AR)),
    "bad-organizations": (many_organizations, View(AR)),
    "bad-count": (three_hundred, View(AR)),
    "bad-count-page-7": (three_hundred, View(AR, page=7)),
    "bad-scripts-and-digits": (english_inside_arabic, View(AR)),
    **TOLD,
}


def shown(blocks: list[Block], buttons: list[list[Choice]]) -> str:
    """Blocks and buttons in the notation of a sketch: **bold**, │ quotation, a link's words in ⟨⟩, [ button ]."""
    lines: list[str] = []
    for block in blocks:
        if block.gap and lines:
            lines.append("")
        for part in block.parts:
            if isinstance(part, Quotation):
                text = (
                    part.text if len(part.text) < 600 else f"{part.text[:120]} ({len(part.text)} characters) {part.text[-120:]}"
                )
                for span in reversed(part.marked):
                    text = f"{text[: span.start]}**{span.of(text)}**{text[span.end :]}"
                lines.extend(f"│ {row}" for row in text.split("\n"))
                continue
            runs = []
            for run in part.runs:
                text = f"**{run.text}**" if run.bold else run.text
                runs.append(f"⟨{text}⟩" if run.link else text)
            lines.append("".join(runs))
    lines.append("")
    lines.extend(" ".join(f"[ {choice.label} ]" for choice in row) for row in buttons)
    return "\n".join(lines) + "\n"


def rendered() -> Iterator[tuple[str, str]]:
    """The name of each golden file and what belongs into it."""
    for language in Language:
        for name, (make, view) in CASES.items():
            summary, here = make(), replace(view, language=language)
            yield f"{name}.{language.value}.txt", shown(answer_blocks(summary, here), choices(summary, here))
        here = View(language)
        for name, made in OFFERED.items():
            blocks = answer_blocks(made(), here, model=True)
            yield f"{name}.{language.value}.txt", shown(blocks, choices(made(), here, model=True))
        yield f"five-links.{language.value}.txt", shown(list_blocks(five_links(), here), list_choices(five_links(), here))
        forwards = three_forwards()
        yield f"three-forwards.{language.value}.txt", shown(section_blocks(forwards, here), section_choices(forwards, here))
        post = channel_post()
        yield f"post.{language.value}.txt", shown(answer_blocks(post, here), choices(post, here, links=POST_LINKS))
        context = View(language, menu=Menu.CONTEXT)
        yield f"context.{language.value}.txt", shown(answer_blocks(post, context), choices(post, context))
        placed = place_blocks(post, post.statements[1], language)
        yield f"place-of-post.{language.value}.txt", shown(placed, [])
        promoted, offered = promotional_post()
        yield (
            f"promotional-post.{language.value}.txt",
            shown(answer_blocks(promoted, here), choices(promoted, here, links=offered)),
        )
        parted, led = split_paste()
        yield f"split-paste.{language.value}.txt", shown(answer_blocks(parted, here), choices(parted, here)) + f"\n{led}\n"
        yield f"changed.{language.value}.txt", shown(changed_blocks(*before_and_now(), language), [])
        for name, panel in panels(language).items():
            rows = "\n".join(" ".join(f"[ {label} ]" for label, _ in row) for row in panel.rows if row)
            yield f"correcting-{name}.{language.value}.txt", "\n".join(panel.lines) + f"\n\n{rows}\n"
        own = dam().summary()
        yield f"place-of-own-text.{language.value}.txt", shown(place_blocks(own, own.statements[2], language), [])
    casablanca = View(AR)
    made = dam().summary()
    yield (
        "casablanca.ar.txt",
        shown(answer_blocks(made, casablanca, zone="Africa/Casablanca"), choices(made, casablanca, zone="Africa/Casablanca")),
    )


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name, text in rendered():
        (GOLDEN / name).write_text(text, encoding="utf-8")
