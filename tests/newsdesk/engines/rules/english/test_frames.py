"""One sentence for each construction in which English reports speech, and for those in which it does not."""

from __future__ import annotations

import pytest

from newsdesk.model import Act, Kind
from tests.newsdesk.engines.rules.english.saying import claims, said

ONE = [
    # quotation and cue
    ('"We will rebuild the harbour," Mayor Ana Duarte said.', ("Ana Duarte", "said", "We will rebuild the harbour")),
    ('"We will rebuild the harbour," said Ana Duarte, the mayor.', ("Ana Duarte", "said", "We will rebuild the harbour")),
    (
        '"We will rebuild the harbour," Ana Duarte, the mayor of the town, said. "It will take two years."',
        ("Ana Duarte", "said", "We will rebuild the harbour / It will take two years"),
    ),
    ('Duarte said: "The harbour will open in May."', ("Duarte", "said", "The harbour will open in May")),
    ('Said Duarte: "It is over for the old harbour."', ("Duarte", "Said", "It is over for the old harbour")),
    (
        '"Come back on Monday," Ana Duarte told reporters at a hearing held in the town hall.',
        ("Ana Duarte", "told", "Come back on Monday"),
    ),
    (
        '"The harbour," Ana Duarte said after the vote, "is the heart of the town."',
        ("Ana Duarte", "said", "The harbour / is the heart of the town"),
    ),
    ("'The boats are safe', said Ana Duarte.", ("Ana Duarte", "said", "The boats are safe")),
    # clauses
    ("Ana Duarte told reporters that the harbour would open in May.", ("Ana Duarte", "told", "the harbour would open in May")),
    ("Ana Duarte told the council on Monday the port would open.", ("Ana Duarte", "told", "the port would open")),
    ("The ministry said in a statement that prices had fallen.", ("ministry", "said", "prices had fallen")),
    ("Officials said people misunderstand the rule.", ("Officials", "said", "people misunderstand the rule")),
    ("Prices have fallen, the ministry said on Tuesday.", ("ministry", "said", "Prices have fallen")),
    ("Prices, the ministry said, have fallen by a third.", ("ministry", "said", "Prices / have fallen by a third")),
    ("In a decade or so, many economists say, prices will fall.", ("many economists", "say", "prices will fall")),
    (
        "As Ana Duarte put it, the harbour is the heart of the town.",
        ("Ana Duarte", "put it", "the harbour is the heart of the town"),
    ),
    ("The minister, without giving figures, insisted that wages would rise.", ("The minister", "insisted", "wages would rise")),
    # sources
    ("According to the Finance Ministry, prices have fallen.", ("Finance Ministry", "According to", "prices have fallen")),
    (
        "Prices have fallen by a third, according to two traders.",
        ("two traders", "according to", "Prices have fallen by a third"),
    ),
    # objects
    ("The union accused the firm of hiding the accident.", ("union", "accused", "the firm of hiding the accident")),
    ("The union called for an inquiry into the accident.", ("union", "called for", "an inquiry into the accident")),
    ("The union urged ministers to publish the report.", ("union", "urged", "ministers to publish the report")),
    ("The union called on ministers to publish the report.", ("union", "called on", "ministers to publish the report")),
    (
        'Jones called the plan "a joke without a punchline" in an interview.',
        ("Jones", "called", 'the plan "a joke without a punchline'),
    ),
    ("The firm denied breaking the law.", ("firm", "denied", "breaking the law")),
    ("The firm described the plan as a gamble with jobs.", ("firm", "described", "the plan as a gamble with jobs")),
    (
        "Coroner Helen Carr urged anyone who had worked there that week to come forward.",
        ("Helen Carr", "urged", "anyone who had worked there that week to come forward"),
    ),
    ('Ana Duarte put the risk at "under one percent".', ("Ana Duarte", "put", 'the risk at "under one percent')),
    ("Ana Duarte put it to the witness that he had never called.", ("Ana Duarte", "put it to", "he had never called")),
    ("Ana Duarte likes to say that concrete is no answer.", ("Ana Duarte", "say", "concrete is no answer")),
    (
        'Analysts, who rate the firm "weak", said in a note that profits would fall.',
        ("Analysts", "said", "profits would fall"),
    ),
    # all in capitals
    ("MAYOR ANA DUARTE SAID THE HARBOUR WOULD OPEN IN MAY.", ("ANA DUARTE", "SAID", "THE HARBOUR WOULD OPEN IN MAY")),
    # the speaker's own noun
    (
        '"We had chances to win it," was Ana Duarte\'s verdict after the match.',
        ("Ana Duarte", "verdict", "We had chances to win it"),
    ),
    ('"Never in my lifetime," was Ana Duarte\'s answer.', ("Ana Duarte", "answer", "Never in my lifetime")),
    (
        "The wall will cost four million euros, by the ministry's estimate.",
        ("ministry", "by the ministry's estimate", "The wall will cost four million euros"),
    ),
    ('"Deeply disappointing for us" is how Ana Duarte described it.', ("Ana Duarte", "described", "Deeply disappointing for us")),
    ("Ana Duarte promised to rebuild the harbour.", ("Ana Duarte", "promised", "to rebuild the harbour")),
    ("Ana Duarte warned of a long winter.", ("Ana Duarte", "warned", "a long winter")),
    # participles
    ("Ana Duarte closed the harbour on Friday, saying the storm was near.", ("Ana Duarte", "saying", "the storm was near")),
    ("Ana Duarte welcomed the report, adding that she had expected it.", ("Ana Duarte", "adding", "she had expected it")),
    # far subjects
    (
        '"It was water," Ms. Duarte, 61, a retired bus driver, recalled last week, standing in her kitchen.',
        ("Duarte", "recalled", "It was water"),
    ),
    (
        "A ministry official who spoke freely because he is not allowed to talk to the press said offers would be tabled.",
        ("A ministry official", "said", "offers would be tabled"),
    ),
    (
        "Lindholm Labs (LLX), a maker of lenses, today announced that the first lens was sold.",
        ("Lindholm Labs", "announced", "the first lens was sold"),
    ),
    ("Striking doctors in Kenya have vowed to stay away.", ("Striking doctors in Kenya", "vowed", "to stay away")),
    (
        "Both the union and the Council of Elders had earlier signalled that a deal was close.",
        ("Both the union and the Council of Elders", "signalled", "a deal was close"),
    ),
    (
        "Shares fell 11% after the Norwegian group cut its forecast and warned that rates would stay weak.",
        ("Norwegian group", "warned", "rates would stay weak"),
    ),
    # relative clauses
    (
        "President Ana Duarte, who has previously said that the country must save, has not spoken this week.",
        ("Ana Duarte", "said", "the country must save"),
    ),
    (
        "Senator Ada Hale of Nebraska, who last month threatened to close the port, went home.",
        ("Ada Hale", "threatened", "to close the port"),
    ),
    ("That is the view of Ana Duarte, the mayor, who says the road is shut.", ("Ana Duarte", "says", "the road is shut")),
    # times and places
    (
        "Health Secretary Susan Kimani insisted on Monday the government had met the demands.",
        ("Susan Kimani", "insisted", "the government had met the demands"),
    ),
    ("The IMF said last month Uganda should spend less.", ("IMF", "said", "Uganda should spend less")),
    (
        'Last night local mayor Ana Duarte waded into the row, tweeting: "Common sense is needed here, please."',
        ("Ana Duarte", "tweeting", "Common sense is needed here, please"),
    ),
    (
        "Abu Dhabi: The country will test driverless vans from January, the Integrated Transport Centre has announced.",
        ("Integrated Transport Centre", "announced", "The country will test driverless vans from January"),
    ),
    (
        "Marsh noted in a column in Sunday's Evening Post that anger over rents was growing.",
        ("Marsh", "noted", "anger over rents was growing"),
    ),
    ("Duarte argued in Tuesday night's debate that the port was lost.", ("Duarte", "argued", "the port was lost")),
    (
        "The ministry acknowledged for the first time on Friday that “secret” papers had been lost.",
        ("ministry", "acknowledged", "“secret” papers had been lost"),
    ),
    ("The auditors said more than 60 files held forged stamps.", ("auditors", "said", "more than 60 files held forged stamps")),
    # what goes on after the cue, and what stands before a colon
    (
        "It is no surprise, Mr. Lund said, that the plan has failed.",
        ("Lund", "said", "It is no surprise / the plan has failed"),
    ),
    (
        "The plan would do better, Mr. Lund added, to keep the old port open.",
        ("Lund", "added", "The plan would do better / to keep the old port open"),
    ),
    (
        "The village had a fleet: according to the mayor, it counted forty boats.",
        ("the mayor", "according to", "it counted forty boats"),
    ),
    # where somebody calls what was said so, or the reporter goes on
    (
        'In a ruling that the company called "wrong in law", the court fined it.',
        ("company", "called", "wrong in law"),
    ),
    ("The port broke the law, the High Court has ruled.", ("High Court", "ruled", "The port broke the law")),
    (
        "The firm had argued that the site was a hotel, a claim that nobody believed.",
        ("firm", "argued", "the site was a hotel"),
    ),
    # where the reporter goes on
    (
        "Noting that the port was lost, Ana Duarte put her hopes in the north.",
        ("Ana Duarte", "Noting", "the port was lost"),
    ),
    ("Ana Duarte promised to close the school, leaving the town without one.", ("Ana Duarte", "promised", "to close the school")),
    ("The firm called for a new port; the town wants to keep the old one.", ("firm", "called for", "a new port")),
    (
        "The firm urged the mayor to support Ana Duarte, who once worked in its yard.",
        ("firm", "urged", "the mayor to support Ana Duarte"),
    ),
    (
        "Duarte said the boat was lost - a blow to the town that had paid for it with its own money.",
        ("Duarte", "said", "the boat was lost"),
    ),
    # one report in another
    (
        "The finding suggests that insects have a culture, researchers at the university reported.",
        ("researchers at the university", "reported", "The finding suggests that insects have a culture"),
    ),
    ("Reuters cited two officials as saying the talks had failed.", ("two officials", "saying", "the talks had failed")),
    ("Elvia has told the broadcaster that homes are dark, reports AFP.", ("Elvia", "told", "homes are dark")),
    (
        "Residents of the town reached by phone said shelling had resumed.",
        ("Residents of the town reached by phone", "said", "shelling had resumed"),
    ),
    (
        "Rebels have denied attacking farmers and have blamed the army.",
        ("Rebels", "denied", "attacking farmers"),
    ),
    # figures and -ing
    ("The Health Ministry put the number of wounded at five.", ("Health Ministry", "put", "the number of wounded at five")),
    ("The union reported losing the keys.", ("union", "reported", "losing the keys")),
    # no verb of saying
    (
        'The mayor had this answer for the critics: "Come and see the harbour for yourselves."',
        ("The mayor", "", "Come and see the harbour for yourselves"),
    ),
]

NONE = [
    "The firm reported a profit of 3 million dollars.",
    "The minister called a meeting for Friday.",
    "The official noted for his patience has left the town.",
    "Asked about it, the mayor said no.",
    "The firm has not said when the ship will sail.",
    "The said lane is closed, and that said, nobody minds.",
    "The ferries sail according to the winter timetable.",
    'The theatre plays "They Said, We Said" at nine.',
    "A claims adjuster answers calls in the states of the north.",
    "The warm weather continued for a week.",
    "The couple has hit back at accusations that they are unkind.",
    "The firm put the team at risk.",
    "Ana Duarte disclosed this at a meeting in Leeds.",
    "We say that the road is closed, and I told them so.",
]


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_a_construction_gives_speaker_cue_and_content(text: str, expected: tuple[str, str, str]) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize("text", NONE)
def test_words_that_report_no_speech_give_nothing(text: str) -> None:
    assert said(text) == []


def test_two_verbs_of_one_subject_are_two_statements() -> None:
    assert said("Ana Duarte said the harbour was safe and warned that storms would come.") == [
        ("Ana Duarte", "said", "the harbour was safe"),
        ("Ana Duarte", "warned", "storms would come"),
    ]


def test_a_second_subject_begins_a_statement_of_its_own() -> None:
    assert said("The union said wages must rise, while the ministry insisted that there was no money.") == [
        ("union", "said", "wages must rise"),
        ("ministry", "insisted", "there was no money"),
    ]


def test_a_verb_that_follows_other_deeds_has_their_subject() -> None:
    assert said("Ana Duarte closed the harbour on Friday and said boats would be checked.") == [
        ("Ana Duarte", "said", "boats would be checked")
    ]


def test_the_act_is_that_of_the_verb_and_the_kind_that_of_the_marks() -> None:
    text = 'Ana Duarte warned that the storm was "near, very near and angry".'
    (claim,) = claims(text)
    assert (claim.act, claim.kind) == (Act.WARNED, Kind.MIXED)


def test_a_modal_or_a_negation_is_no_report() -> None:
    assert said("Critics might say that the harbour is too small. She never said that it was.") == []


def test_what_one_says_ends_where_another_speaks_after_a_colon_or_a_semicolon() -> None:
    assert said("The charity accused donors of looking away: its director, Ana Duarte, noted that nobody had called.") == [
        ("charity", "accused", "donors of looking away"),
        ("Ana Duarte", "noted", "nobody had called"),
    ]
    assert said("The firm claimed the rules were a tax; Ana Duarte urged the agency to open an inquiry.") == [
        ("firm", "claimed", "the rules were a tax"),
        ("Ana Duarte", "urged", "the agency to open an inquiry"),
    ]


def test_a_clause_of_its_own_after_and_is_no_part_of_a_threat() -> None:
    assert said("Ana Duarte threatened to close the port, and the ministry is reviewing it, officials said.") == [
        ("Ana Duarte", "threatened", "to close the port"),
        ("officials", "said", "the ministry is reviewing it"),
    ]


def test_a_quotation_after_a_colon_belongs_to_the_cue_that_follows_it() -> None:
    assert said('Ana Duarte said the harbour was lost: "We are done with it," she added.') == [
        ("Ana Duarte", "said", "the harbour was lost"),
        ("Ana Duarte", "added", "We are done with it"),
    ]
