from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.articles.decoding import decoded_page, decoded_text, looks_like_text
from tests.measuring import within
from tests.newsdesk.articles.pages import AR_BODY, AR_TITLE, EN_BODY, EN_TITLE, newspaper

ARABIC = "\n".join((AR_TITLE, *AR_BODY))
ENGLISH = "\n".join((EN_TITLE, *EN_BODY))
FRENCH = (
    "Le ministre a déclaré à la presse que l’été serait marqué par une hausse des tarifs, « après de longs "
    "débats », où tout a été dit."
)


@pytest.mark.parametrize(
    "declared", [None, "windows-1256", "utf-8", "iso-8859-1", "windows-1252", "iso-8859-6", "no-such-charset", "rot13"]
)
def test_windows_1256_is_read_without_one_wrong_letter_whatever_is_declared(declared: str | None) -> None:
    assert decoded_text(ARABIC.encode("cp1256"), declared) == ARABIC
    page = newspaper(charset=declared)
    assert decoded_page(page.encode("cp1256")) == page
    assert decoded_page(page.encode("cp1256"), declared) == page


@pytest.mark.parametrize("declared", [None, "iso-8859-6", "utf-8", "windows-1256", "windows-1252"])
def test_iso_8859_6_is_read_whatever_is_declared(declared: str | None) -> None:
    text = ARABIC.replace("«", '"').replace("»", '"')
    assert decoded_text(text.encode("iso8859-6"), declared) == text


@pytest.mark.parametrize("declared", [None, "windows-1256", "iso-8859-1", "utf-16", "shift_jis"])
@pytest.mark.parametrize("text", [ARABIC, ENGLISH, FRENCH, "plain"])
def test_utf_8_is_read_whatever_is_declared(text: str, declared: str | None) -> None:
    assert decoded_text(text.encode(), declared) == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"])
@pytest.mark.parametrize("text", [ARABIC, ENGLISH])
def test_utf_16_is_read_with_and_without_its_mark(text: str, encoding: str) -> None:
    assert decoded_text(text.encode(encoding)) == text


SHAPED = "ﻗﺎﻟﺖ ﻭﺯﻳﺮﺓ ﺍﻟﻤﻴﺎﻩ ﺇﻥ ﺍﻟﻮﺯﺍﺭﺓ ﻟﻦ ﺗﺮﻓﻊ ﺃﺳﻌﺎﺭ ﺍﻻﺳﺘﻬﻼﻙ ﻗﺒﻞ ﻧﻬﺎﻳﺔ ﺍﻟﺼﻴﻒ “ﺍﻟﻤﻘﺒﻞ”."


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_letters_in_their_presentation_forms_are_read_without_a_mark(encoding: str) -> None:
    assert decoded_text(SHAPED.encode(encoding)) == SHAPED


MORE = (
    "أعلنت هيئة الموانئ، السبت، أنّ حركة الحاويات ارتفعت 12,5٪ في الربع الأول؛ وقال مديرها: «لم نصل بعدُ إلى ما قبل الأزمة».",
    "هل تُستأنف المفاوضات؟ سؤال طرحه النائب عبد الإله بن كيران مساء أمس في الرباط — من دون جواب.",
    "AFP - بيروت: ذكر مصدر أمني لـ Reuters أن «الهدوء» عاد إلى الحي، وأن الجيش ينتشر في 3 شوارع.",
    'قالت المتحدثة: "نرحّب بكل مبادرة جادة"، مشيرة إلى أن اللجنة ستجتمع يوم 8 حزيران/يونيو 2022.',
)


@pytest.mark.parametrize("text", MORE)
@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        *(("cp1256", label) for label in (None, "windows-1256", "utf-8", "iso-8859-1", "iso-8859-6")),
        *(("iso8859-6", label) for label in (None, "iso-8859-6", "windows-1256", "utf-8")),
        *(("utf-16-le", None), ("utf-16-be", None), ("utf-16", "windows-1256"), ("utf-8", "windows-1256"), ("utf-8", None)),
    ],
)
def test_header_and_meta_may_say_what_they_like(text: str, encoding: str, declared: str | None) -> None:
    data = newspaper(AR_TITLE, (text,), charset=declared).encode(encoding, "ignore")
    page = data.decode(encoding)
    assert [decoded_page(data, header) for header in (None, "windows-1252", "utf-8")] == [page] * 3


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_pages_in_utf_16_are_read(encoding: str) -> None:
    page = newspaper(charset="utf-16")
    assert decoded_page(page.encode(encoding)) == page


@pytest.mark.parametrize("text", [ENGLISH, FRENCH])
def test_windows_1252_is_read_undeclared(text: str) -> None:
    assert decoded_text(text.encode("cp1252")) == text


def test_one_byte_order_mark_is_dropped_and_line_ends_stay() -> None:
    assert decoded_text("\ufeff\ufeffa\r\nb\rc\n".encode()) == "\ufeffa\r\nb\rc\n"


def test_utf_8_that_is_cut_or_spoilt_in_a_place_stays_utf_8() -> None:
    assert decoded_text((ARABIC * 3).encode()[:-1]).startswith(ARABIC)  # type: ignore[union-attr]  # it is a text
    assert decoded_text(ARABIC[:99].encode() + b"\xff" + ARABIC[99:].encode()) == f"{ARABIC[:99]}\ufffd{ARABIC[99:]}"


def test_cyrillic_that_is_declared_is_read_as_declared() -> None:
    text = "Министр заявил во вторник, что тарифы не будут повышены до конца лета."
    assert decoded_text(text.encode("cp1251"), "windows-1251") == text


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n1 0 obj",
        b"PK\x03\x04" + bytes(range(256)),
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        bytes(range(256)) * 20,
        b"\xff\xd8\xff\xe0" + b"\0" * 50,
    ],
)
def test_what_is_no_text_is_told(data: bytes) -> None:
    assert decoded_text(data) is None
    assert not looks_like_text(data)


def test_a_stray_nul_does_not_make_a_text_a_program() -> None:
    assert decoded_text(b"He said\x00 that it was so.") == "He said\x00 that it was so."


@given(
    st.binary(max_size=400), st.sampled_from([None, "utf-8", "windows-1256", "utf-16", "idna", "zlib", "unicode_escape", "\x00"])
)
def test_no_bytes_make_decoding_fail(data: bytes, declared: str | None) -> None:
    decoded_text(data, declared)
    decoded_page(data, declared)
    looks_like_text(data)


@pytest.mark.parametrize(
    "data",
    [
        b"\xe1" * 5_000_000,
        b"<" * 5_000_000,
        b"<script>" * 600_000 + b"\xe1",
        b"\xc7 \xe1" * 1_500_000,
        b"<meta " * 800_000 + b"\xe1",
        b"a\x00" * 2_500_000,
    ],
)
def test_decoding_takes_little_time_whatever_comes(data: bytes) -> None:
    assert within(4, lambda: decoded_page(data))
