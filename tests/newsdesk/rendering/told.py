"""Answers with a model's words: what it tells of each statement, in which tone, and what it leaves untold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from newsdesk.model import Account, Grounded, Grouping, Maker, Overview, Summary, View
from tests.newsdesk.rendering.making import AR, Making, dam, port

MODEL = Maker("openai", "gemma-3-27b", "1")
Told = Sequence[Account | None]

OF_DAM: Told = (
    Account(
        "قالت هالة منصور إن لبنان لن يقبل تأجيل إنذارات المنظمة لأسباب سياسية.",
        "Hala Mansour said Lebanon would not accept that the organization's warnings be delayed for political reasons.",
    ),
    Account(
        "قالت منصور إن المنظمة لم ترسل بيانات السنوات العشر التي طُلبت منها، وإن الوزارة تنتظر ردًّا قبل نهاية الشهر.",
        "Mansour said the organization had sent none of the ten years of data that were asked for, and that she expects an "
        "answer before the end of the month.",
        {"wmo": "critical"},
        {"wmo": "لم يصلنا منها شيء"},
    ),
    Account(
        "قالت منصور إن خبراء المنظمة سيزورون السد الأسبوع المقبل.",
        "Mansour said the organization's experts would visit the dam next week.",
    ),
    None,
    Account(
        "قالت مصلحة الأنهار إن منسوب النهر ارتفع مترين بعد فتح البوابات.",
        "The rivers service said the river had risen by two metres since the gates were opened.",
        {"env": "mixed"},
        {"env": "فتحت وزارة البيئة البوابات"},
    ),
    Account("قالت المصلحة إن القرى المجاورة ليست في خطر.", "The service said the nearby villages were in no danger."),
    Account("كتب كريم الأسعد أنه رأى البوابات تُفتح قبل الفجر.", "Karim al-Asaad wrote that he saw the gates opened before dawn."),
)
OVER_DAM = Overview(
    "لن نؤجل إنذارات الأرصاد",
    "Hala Mansour: we will not delay weather warnings",
    "رفضت وزارة البيئة تأجيل إنذارات الأرصاد وانتظرت بيانات من المنظمة. وطمأنت مصلحة الأنهار القرى المجاورة بعد ارتفاع النهر.",
    "The Ministry of Environment refused to delay weather warnings and awaits data. The rivers service reassured nearby villages "
    "after the river rose.",
)
OF_PORT: Told = (
    Account(
        "قالت روث كالان إن النقابة ستُضرب إذا اندمجت Harbour Line مع منافستها.",
        "Ruth Callan said the union would strike if Harbour Line merged.",
        {"dwu": "supportive"},
    ),
    Account(
        "قالت كالان إن النقابة وُعدت بتصويت فلم تتلقَّ إلا بيانًا صحفيًا.",
        "Callan said the union had been promised a vote and got a press release instead.",
        {"harbour": "critical"},
        {"harbour": "not how Harbour Line used to treat people"},
    ),
    Account("اشتكى السكان من أن ضجيج الليل صار لا يُطاق.", "Residents complained that the noise at night was unbearable."),
    Account(
        "قال مسؤول حكومي إن لدى هيئة المنافسة والأسواق شكوكًا جدية في الخطة.",
        "An official said the Competition and Markets Authority had serious doubts about the plan.",
    ),
    None,
    Account("توقّع T. Oyelaran عرضًا ثانيًا بحلول الخريف.", "T. Oyelaran expects a second bid by autumn."),
)
OVER_PORT = Overview(
    "نقابة عمال الموانئ ترفض خطة الاندماج",
    "Dockers' union rejects merger plan",
    "هددت النقابة بالإضراب إن تم الاندماج. وقال مسؤول إن لدى هيئة المنافسة شكوكًا في الخطة.",
    "The union threatens to strike over the merger. An official says the authority doubts the plan.",
)


def told(made: Summary, accounts: Told, overview: Overview | None = None) -> Summary:
    """The summary as a model would have made it."""
    statements = tuple(replace(one, account=account) for one, account in zip(made.statements, accounts, strict=True))
    return replace(made, reading=Grounded(MODEL, statements, overview))


def own() -> Summary:
    return told(dam().summary(), OF_DAM, OVER_DAM)


def foreign() -> Summary:
    return told(port().summary(), OF_PORT, OVER_PORT)


def untold() -> Summary:
    """Every word of the model's own was dropped."""
    return told(dam().summary(), [None] * 7)


def untitled() -> Summary:
    """A pasted text without a headline."""
    text = 'قالت هالة منصور: "طلبنا البيانات ولم يصلنا شيء".\n'
    made = Making(text, AR).said(dam().statements[0].speaker, dam().statements[1].act, "طلبنا البيانات ولم يصلنا شيء", cue="قالت")
    account = Account("قالت منصور إن الوزارة طلبت بيانات ولم تتلقها.", "Mansour said the ministry asked for data and got none.")
    overview = Overview(
        "وزارة البيئة بلا بيانات",
        "A ministry without data",
        "طلبت منصور بيانات ولم تصلها.",
        "Mansour asked for data and got none.",
    )
    return told(made.summary(), [account], overview)


def nothing() -> Summary:
    made = Making("أمطار غزيرة\nهطلت أمطار غزيرة على الساحل مساء أمس.\n", AR, "أمطار غزيرة", "وكالة السهل").summary()
    overview = Overview(
        "أمطار غزيرة", "Heavy rain", "هطلت أمطار غزيرة على الساحل مساء أمس.", "Heavy rain fell on the coast last night."
    )
    return told(made, (), overview)


def stood_in() -> Summary:
    """The model failed, and the embedded engine read."""
    made = dam().summary()
    return replace(made, reading=replace(made.reading, remark="ModelTooSlow"))


TOLD: Mapping[str, tuple[Callable[[], Summary], View]] = {
    "model-own": (own, View(AR)),
    "model-foreign": (foreign, View(AR)),
    "model-by-organization": (own, View(AR, Grouping.ORGANIZATION)),
    "model-page": (own, View(AR, page=1)),
    "model-untold": (untold, View(AR)),
    "model-untitled": (untitled, View(AR)),
    "model-nothing": (nothing, View(AR)),
}
"""What a model has read."""

OFFERED: Mapping[str, Callable[[], Summary]] = {
    "model-stood-in": stood_in,
    "model-offered-nothing": lambda: Making("أمطار غزيرة\nهطلت أمطار غزيرة.\n", AR, "أمطار غزيرة", "وكالة السهل").summary(),
    "model-offered-foreign": lambda: port().summary(),
}
"""What the embedded engine has read for a person who may use a model."""
