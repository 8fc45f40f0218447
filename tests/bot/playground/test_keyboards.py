from __future__ import annotations

import pytest

from bot.playground.keyboards import checked_markup, find_button
from bot.playground.refusals import Refusal


def keyboard(*buttons: object) -> dict[str, object]:
    return {"inline_keyboard": [list(buttons)]}


def button(**action: object) -> dict[str, object]:
    return {"text": "b", **action}


@pytest.mark.parametrize(
    "good",
    [
        button(callback_data="x" * 64),
        button(callback_data="ق" * 32),
        button(url="https://example.com/"),
        button(copy_text={"text": "ق" * 256}),
        button(callback_data="x", style="danger"),
    ],
)
def test_good_buttons_stay_as_they_are(good: dict[str, object]) -> None:
    assert checked_markup(keyboard(good)) == keyboard(good)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (keyboard(button(callback_data="")), "BUTTON_DATA_INVALID"),
        (keyboard(button(callback_data="x" * 65)), "BUTTON_DATA_INVALID"),
        (keyboard(button(callback_data="ق" * 33)), "BUTTON_DATA_INVALID"),
        (keyboard(button(copy_text={"text": "x" * 257})), "BUTTON_COPY_TEXT_INVALID"),
        (keyboard(button(copy_text={"text": ""})), "BUTTON_COPY_TEXT_INVALID"),
        (keyboard(button(url="nothing")), "Wrong HTTP URL"),
        (keyboard(button()), "Text buttons are unallowed in the inline keyboard"),
        (keyboard({"callback_data": "x"}), 'Can\'t find field "text"'),
        (keyboard({"text": " ", "callback_data": "x"}), "must be non-empty"),
        (keyboard(button(callback_data="x", style="purple")), "Invalid button style"),
        (keyboard("x"), "must be an Object"),
        ({"inline_keyboard": "x"}, "must be of type Array"),
        ({"inline_keyboard": ["x"]}, "expected an Array"),
        ({"inline_keyboard": [[button(callback_data="x")]] * 101}, "reply markup is too long"),
        (keyboard(*[button(callback_data="x")] * 9), "reply markup is too long"),
        ([], "object expected as reply markup"),
        ({"nothing": 1}, "object expected as reply markup"),
    ],
)
def test_bad_keyboards_are_refused(bad: object, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        checked_markup(bad)
    assert reason in refused.value.description
    assert refused.value.code == 400


def test_a_button_is_found_by_its_data_or_its_place() -> None:
    markup = {"inline_keyboard": [[button(callback_data="a")], [button(callback_data="b"), button(url="https://e.org/")]]}
    assert find_button(markup, "b") is find_button(markup, [1, 0])
    assert find_button(markup, [1, 1]) == button(url="https://e.org/")
    assert find_button(markup, "c") is None
    assert find_button(markup, [2, 0]) is None
    assert find_button(None, "a") is None
