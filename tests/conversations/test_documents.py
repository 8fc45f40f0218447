"""Documents that a person sends: which page or paragraph the words stand on, in the chat and in the file."""

from __future__ import annotations

from tests.conversations.conftest import JSON, Stage, labels
from tests.newsdesk.articles.documents import docx, pdf

OPENING = ("The harbour of Port Ellis waits for a new quay this year.", "The town council met on Thursday to talk about it.")
CLOSING = (
    "Mayor Tom Reeve said the town would pay half of the costs.",
    '"The old quay will be closed before the winter," said Ruth Calder, the chief engineer.',
)


def marked(message: JSON) -> list[str]:
    """The bold words of a message that shows a place, the speaker's name first."""
    text = message["text"].encode("utf-16-le")
    bold = [entity for entity in message["entities"] if entity["type"] == "bold"]
    return [text[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le") for one in bold]


async def test_a_pdfs_place_names_the_page_and_marks_the_words_between_their_neighbours(stage: Stage) -> None:
    person = await stage.person()
    [sent] = await person.send_file("quay.pdf", pdf(OPENING, CLOSING))
    answer = await person.answer()
    places = []
    for number in [label for label in labels(answer) if label.isdigit()]:
        await person.press(answer, number)
        places.append(await person.answer())
    assert len(places) == 2
    for place in places:
        assert place["reply_to_message"]["message_id"] == sent["message_id"]
        assert place["text"].endswith("\nPage 2")
        assert "Paragraph" not in place["text"]
    [reeve] = [place for place in places if "Tom Reeve" in marked(place)[0]]
    assert marked(reeve)[1:] == ["the town would pay half of the costs"]
    assert "The town council met on Thursday" in reeve["text"], "the sentence before"
    assert "The old quay will be closed" in reeve["text"], "the sentence after"


async def test_the_page_is_counted_in_the_readers_digits_and_stands_in_the_file(stage: Stage) -> None:
    person = await stage.person(language="ar")
    await person.send_file("quay.pdf", pdf(OPENING, CLOSING))
    answer = await person.answer()
    await person.press(answer, "١")
    assert (await person.answer())["text"].endswith("\nالصفحة ٢")
    await person.press(answer, "ملف")
    sent = await person.answer()
    page = (await stage.http.get(f"/files/{sent['document']['file_id']}")).text
    assert page.count("الصفحة ٢") == 2
    assert "الفقرة" not in page


async def test_a_docx_place_names_the_paragraph(stage: Stage) -> None:
    person = await stage.person()
    [sent] = await person.send_file("quay.docx", docx(*OPENING, *CLOSING))
    answer = await person.answer()
    found = {}
    for number in [label for label in labels(answer) if label.isdigit()]:
        await person.press(answer, number)
        place = await person.answer()
        assert place["reply_to_message"]["message_id"] == sent["message_id"]
        found[marked(place)[0]] = place["text"].rsplit("\n", 1)[1]
    assert found == {"Tom Reeve": "Paragraph 3", "Ruth Calder": "Paragraph 4"}
