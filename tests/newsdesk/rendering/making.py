"""Summaries made by hand: an article, and statements given by their very words."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from newsdesk.model import (
    PUBLIC,
    About,
    Act,
    Article,
    Day,
    Gender,
    Grounded,
    Kind,
    Language,
    Maker,
    Organization,
    OrganizationType,
    Origin,
    Scope,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Summary,
    Text,
)

AR, EN = Language.AR, Language.EN


def written(name: str) -> str:
    """One of the articles written for these tests."""
    return (Path(__file__).parent / "articles" / f"{name}.txt").read_text("utf-8")


def person(name: str, **fields: object) -> Speaker:
    """A person named so in the article."""
    return Speaker(name, name, SpeakerKind.PERSON, **fields)  # type: ignore[arg-type]  # fields are a test's own


def speaker(name: str, kind: SpeakerKind, **fields: object) -> Speaker:
    """A speaker of another kind."""
    return Speaker(name, name, kind, **fields)  # type: ignore[arg-type]  # fields are a test's own


def organization(
    slug: str,
    en: str | None,
    ar: str | None,
    short_en: str | None = None,
    short_ar: str | None = None,
    kind: OrganizationType = OrganizationType.INTERGOVERNMENTAL,
) -> Organization:
    """An organization of the list."""
    return Organization(slug, kind, en, ar, short_en, short_ar)


@dataclass
class Making:
    """A summary in the making. Statements are given in text order."""

    text: str
    language: Language
    title: str | None = None
    publisher: str | None = None
    published: Day | None = None
    address: str | None = None
    mixed: bool = False
    model: str = ""
    statements: list[Statement] = field(default_factory=list)
    at: int = 0

    def said(
        self,
        by: Speaker,
        act: Act,
        *words: str,
        kind: Kind = Kind.DIRECT,
        cue: str | None = None,
        about: tuple[Organization, ...] = (),
        confidence: float = 1.0,
    ) -> Making:
        """Add a statement of these words, found at or after the end of the last one's."""
        spans = []
        for stretch in words:
            start = self.text.index(stretch, self.at)
            self.at = start + len(stretch)
            spans.append(Span(start, self.at))
        found = None
        if cue is not None:
            start = self.text.rfind(cue, max(0, spans[0].start - 150), spans[0].start)
            if start < 0:
                start = self.text.index(cue, spans[0].end)
            found = Span(start, start + len(cue))
        abouts = tuple(About(organization, None) for organization in about)
        self.statements.append(Statement(by, act, kind, tuple(spans), cue=found, organizations=abouts, confidence=confidence))
        return self

    def summary(self) -> Summary:
        """The summary, its article public if it has an address."""
        article = Article(
            scope=PUBLIC if self.address else Scope(7),
            text=Text(self.text),
            language=self.language,
            origin=Origin.LINK if self.address else Origin.PASTE,
            title=self.title,
            address=self.address,
            publisher=self.publisher,
            published=self.published,
            mixed=self.mixed,
        )
        maker = Maker("openai" if self.model else "rules", self.model)
        return Summary(article, Grounded(maker, tuple(self.statements)))


WMO = organization("wmo", "World Meteorological Organization", "المنظمة العالمية للأرصاد الجوية", "WMO", "منظمة الأرصاد")
ENVIRONMENT = organization(
    "env", "Lebanese Ministry of Environment", "وزارة البيئة اللبنانية", None, "وزارة البيئة", OrganizationType.GOVERNMENT
)
HARBOUR = organization("harbour", "Harbour Line", None, None, None, OrganizationType.COMPANY)
AUTHORITY = organization(
    "cma", "Competition and Markets Authority", "هيئة المنافسة والأسواق", "CMA", "هيئة المنافسة", OrganizationType.GOVERNMENT
)
NATO = organization("nato", "North Atlantic Treaty Organization", "حلف شمال الأطلسي", "NATO", "الناتو")
UNION = organization("dwu", "Dock Workers' Union", "نقابة عمال الموانئ", None, None, OrganizationType.UNION)

MANSOUR = person(
    "هالة منصور",
    name_en="Hala Mansour",
    name_ar="هالة منصور",
    role="المتحدثة باسم وزارة البيئة",
    role_ar="المتحدثة باسم وزارة البيئة",
    role_en="spokeswoman of the Ministry of Environment",
    gender=Gender.WOMAN,
)
RIVERS = speaker("مصلحة الأنهار", SpeakerKind.ORGANIZATION, name_en="Rivers Service")
ASAAD = person("الأسعد", name_en="Karim al-Asaad", name_ar="كريم الأسعد", gender=Gender.MAN)

DAM = written("dam")


def dam(address: str | None = None) -> Making:
    """Seven statements in Arabic: a woman, a service and a man, all three kinds, a sentence with two cues."""
    return (
        Making(DAM, AR, DAM.split("\n", maxsplit=1)[0], "وكالة السهل", Day(3, 12), address)
        .said(
            MANSOUR,
            Act.ANNOUNCED,
            'لبنان لن يقبل بأن "تُؤجَّل إنذارات المنظمة العالمية للأرصاد الجوية لأسباب سياسية"',
            kind=Kind.MIXED,
            cue="أعلنت",
            about=(WMO,),
        )
        .said(
            MANSOUR,
            Act.SAID,
            "طلبنا من المنظمة بيانات السنوات العشر الماضية. لم يصلنا منها شيء. ننتظر ردًّا قبل نهاية الشهر",
            cue="وقالت",
            about=(WMO,),
        )
        .said(MANSOUR, Act.POINTED_OUT, "خبراء المنظمة سيزورون السد الأسبوع المقبل", kind=Kind.INDIRECT, cue="لفتت", about=(WMO,))
        .said(MANSOUR, Act.NOTED, "كل الوثائق ستوضع في تصرفهم", cue="منوهةً")
        .said(
            RIVERS,
            Act.STATED,
            "منسوب النهر ارتفع مترين منذ أن فتحت وزارة البيئة البوابات",
            kind=Kind.INDIRECT,
            cue="أفادت",
            about=(ENVIRONMENT,),
        )
        .said(RIVERS, Act.ADDED, "لا خطر على القرى المجاورة", cue="وأضافت")
        .said(ASAAD, Act.WROTE, "شاهدت بعيني أن البوابات فُتحت قبل الفجر", cue="كتب")
    )


CALLAN = person(
    "Ruth Callan",
    name_en="Ruth Callan",
    name_ar="روث كالان",
    approximate=True,
    role="secretary of the Dock Workers' Union",
    role_en="secretary of the Dock Workers' Union",
    role_ar="أمينة نقابة عمال الموانئ",
    gender=Gender.WOMAN,
)
RESIDENTS = speaker("residents", SpeakerKind.GROUP, name_ar="سكان")
OFFICIAL = speaker("a senior government official", SpeakerKind.UNNAMED, name_ar="مسؤول حكومي رفيع")
COMPANY = speaker("Harbour Line", SpeakerKind.ORGANIZATION)
OYELARAN = person("T. Oyelaran", role="an analyst at Tidewater Research")

PORT = written("port")


def port(address: str | None = "https://harbourmail.example/2025/06/merger") -> Making:
    """Six statements in English: a woman with an approximate Arabic name, a group, an unnamed official, a company, an analyst."""
    return (
        Making(PORT, EN, PORT.split("\n", maxsplit=1)[0], "Harbour Mail", Day(6, 4, 2025), address)
        .said(
            CALLAN,
            Act.SAID,
            "The union will strike if Harbour Line merges with its rival",
            kind=Kind.INDIRECT,
            cue="said",
            about=(UNION, HARBOUR),
        )
        .said(
            CALLAN,
            Act.TOLD,
            "We were promised a vote and we got a press release",
            "That is not how Harbour Line used to treat people",
            cue="told",
            about=(HARBOUR,),
        )
        .said(RESIDENTS, Act.CRITICIZED, "the noise at night had become unbearable", kind=Kind.INDIRECT, cue="complained")
        .said(
            OFFICIAL,
            Act.SAID,
            'the Competition and Markets Authority had "serious doubts" about the plan',
            kind=Kind.MIXED,
            cue="said",
            about=(AUTHORITY,),
        )
        .said(COMPANY, Act.SAID, "no decision had been taken", kind=Kind.INDIRECT, cue="said")
        .said(OYELARAN, Act.PREDICTED, "a second bid by autumn", kind=Kind.INDIRECT, cue="expects")
    )
