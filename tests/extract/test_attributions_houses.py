"""Attributions as other houses write them: wire style, monitors, tallies, officials without an article."""

import pytest

from provenance.extract.attributions import find_attributions
from provenance.extract.chains import cite_attribution
from provenance.extract.sentences import split_sentences
from provenance.model.citations import Attribution
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.layout import Sentence
from provenance.model.spans import Span
from provenance.seeds import load_lexicon

LEXICON = load_lexicon()
PUBLISHED = DatePeriod(PartialDate(2008, 7, 9))


def report(text: str) -> list[Attribution]:
    sentences = [Sentence(span, 0) for span in split_sentences(text, Span(0, len(text)))]
    return [one for one in find_attributions(text, sentences, LEXICON, PUBLISHED) if one.reports]


def tell_sources(text: str) -> list[str]:
    """The printed sources of the reports in a text."""
    return [cite_attribution(text, one).source for one in report(text)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The mill burned down, said district police officer Karim Wali.", "district police officer Karim Wali"),
        ("The raid ended at dawn, said police official Omar Dost.", "police official Omar Dost"),
        ("Local media cited the palace's press office as saying that the dam was full.", "Local media"),
        ("Reuters cited a clerk as saying the talks had failed.", "Reuters"),
        ("However, the Moscow Times on May 2 quoted Novak as saying that the dam was full.", "the Moscow Times"),
        ("According to a Reuters tally, 300 ferries were lost.", "Reuters"),
        ("Ferries were lost, according to an Associated Press count of local figures.", "Associated Press"),
        ("According to a report from Amnesty International, the cells are full.", "Amnesty International"),
        ("The Human Rights Watch report said that the cells are full.", "Human Rights Watch"),
        ('President Boris Novak uttered: "We may come."', "President Boris Novak"),
        ("They mourned a former officer who said the mill had burned.", "a former officer"),
    ],
)
def test_who_is_cited(text: str, source: str) -> None:
    assert [one.removeprefix("the ") for one in tell_sources(text)] == [source.removeprefix("the ")]


@pytest.mark.parametrize(
    "text",
    [
        "No group claimed responsibility for the fire.",
        "No official said that the dam was full.",
        "Water issues such as salt and drought plague the valley.",
        "A further section was built and a wing added to the college that closed in May.",
        "He had shown great skill in the talks.",
        "The clerk asked whether the form was signed.",
        "The harbour office, which has been critical of the polls, closed.",
    ],
)
def test_who_is_not_cited(text: str) -> None:
    assert report(text) == []


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("The coalition said its planes struck. It said six men died.", ["The coalition", "The coalition"]),
        ("Harbour chief Omar Wali said it froze. He added that it thawed.", ["Harbour chief Omar Wali"] * 2),
        ("He said the ice broke.", ["He"]),
    ],
)
def test_a_pronoun_is_printed_as_whom_it_stands_for(text: str, sources: list[str]) -> None:
    assert tell_sources(text) == sources


def test_a_body_speaks_through_the_agency_it_told() -> None:
    (found,) = report("The ministry told Reuters that the dam was full.")
    assert found.speaker == "The ministry"


def test_the_paper_that_quotes_is_cited_once_with_its_date() -> None:
    (found,) = report("The Washington Post, quoting harbour officials, reported on June 30 that the ship had sailed.")
    assert found.date is not None
    assert found.date.on == PartialDate(2008, 6, 30)
    assert found.speaker == "harbour officials"


def test_a_date_before_a_closing_source_is_the_events() -> None:
    (found,) = report("The ferry sank in June, officials said.")
    assert found.date is None


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Port officials say at least eight barges, four tugs and possibly a ferry have sunk.", "Port officials say"),
        ("The mayor said about 20 houses burned.", "The mayor said"),
        ("The army said between 20 and 30 barges had sunk.", "The army said"),
        ("The mayor boasted of the dam.", "The mayor boasted of"),
    ],
)
def test_an_amount_is_no_part_of_the_cue(text: str, surface: str) -> None:
    (found,) = report(text)
    assert found.span.of(text) == surface
