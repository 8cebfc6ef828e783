"""Killed and injured of a report's main event, on reports made up for the purpose."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.extract.main_event import MainToll, find_main_toll
from provenance.measure.gva import TollScores, read_incidents, score_tolls
from provenance.model.dates import DatePeriod, PartialDate
from provenance.seeds import load_lexicon

LEXICON = load_lexicon()
PUBLISHED = DatePeriod(PartialDate(2016, 5, 4))


def toll(title: str, text: str = "") -> tuple[int, int] | None:
    found = find_main_toll(title, text, LEXICON, PUBLISHED)
    return (found.killed, found.injured) if found else None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("One dead, two injured at mill", (1, 2)),
        ("Miller, 30, shot at mill", (0, 1)),
        ("Teen shot at mill", (0, 1)),
        ("Woman dies at mill - Mill Town News 7", (1, 0)),
        ("3 shot at mill", (0, 3)),
        ("Four shot, one fatally, at mill", (1, 3)),
        ("4 people wounded, 1 critically, at mill", (0, 4)),
        ("Mother, boy fatally shot at mill", (2, 0)),
        ("Girl grazed, man shot at mill", (0, 2)),
        ("Boy accidentally shoots self at mill", (0, 1)),
        ("Boy shoots sister at mill", (0, 1)),
        ("Man charged in shooting death of teen", (1, 0)),
        ("Man fatally shoots 1, injures 4 at mill", (1, 4)),
        ("Murder-suicide at mill", (2, 0)),
        ("Year-old son of miller shot", (0, 1)),
        ("Bakers shoot 2, kill man at mill", (1, 1)),
        ("1 killed, 3 others shot at mill", (1, 3)),
        ("A man killed, his friend shot at mill", (1, 1)),
        ("Man - made of straw - burns", None),
        ("Mill reopens", None),
        ("", None),
    ],
)
def test_headlines(title: str, expected: tuple[int, int] | None) -> None:
    assert toll(title) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A 19-year-old man died after a quarrel at a mill.", (1, 0)),
        ("A man was shot at a mill. He was pronounced dead at noon.", (1, 0)),
        ("A man was shot five times at the mill and later died.", (1, 0)),
        ("A man was wounded at a mill. The man later died.", (1, 0)),
        ("He was injured at the mill and he later died.", (1, 0)),
        ("A man was killed and three others were wounded at a mill.", (1, 3)),
        ("Police wounded a man and killed his brother at a mill.", (1, 1)),
        ("Two men were shot at a mill, one of them fatally.", (1, 1)),
        ("Five bakers were shot at a mill. One died.", (1, 4)),
        ("Five bakers were shot and four bakers injured at a mill.", (0, 5)),
        ("A girl was grazed, and a man was wounded at a mill.", (0, 2)),
        ("The owner was killed at a mill. His son was also wounded.", (1, 1)),
        ("A mother and son were found shot to death at a mill.", (2, 0)),
        ("Her brother killed himself at a mill.", (1, 0)),
        ("A baker shot himself at a mill.", (0, 1)),
        ("A victim was taken to hospital from a mill.", (0, 1)),
        ("The suspect was shot by officers at a mill.", (0, 1)),
        ("A baker killed his wife before turning the gun on himself.", (2, 0)),
        ("There was a fatal quarrel at a mill.", (1, 0)),
        ("He faces a charge of attempted murder after a shot was heard.", (0, 1)),
        ("He ran so that he would not die; nobody knows what may kill.", None),
        ("Bakers sang at a mill.", None),
        ("Some 500 bakers were injured.", (0, 1)),
    ],
)
def test_first_paragraphs(text: str, expected: tuple[int, int] | None) -> None:
    assert toll("News from the mill", text) == expected


def test_other_events_are_left_out() -> None:
    text = (
        "A baker was wounded at a mill on Monday.\n\n"
        "In 2009 four bakers were killed at the same mill.\n\n"
        "In an unrelated quarrel two millers were killed.\n\n"
        "Related: Six bakers killed at another mill"
    )
    assert toll("Baker hurt", text) == (0, 1)


def test_without_a_publication_date_any_year_named_is_background() -> None:
    text = "A baker was wounded. In 2016 four bakers were killed at the same mill."
    assert find_main_toll("Baker hurt", text, LEXICON) == MainToll(0, 1)
    assert find_main_toll("Baker hurt", text, LEXICON, PUBLISHED) == MainToll(4, 0)


def test_only_the_first_sentences_are_read() -> None:
    text = "A baker was wounded. " + "Bakers sang. " * 40 + "He later died."
    assert toll("Baker hurt", text) == (0, 1)


@settings(max_examples=40)
@given(st.text(max_size=80), st.text(max_size=200))
def test_any_text_gives_a_toll_or_none(title: str, text: str) -> None:
    found = find_main_toll(title, text, LEXICON)
    assert found is None or (found.killed >= 0 and found.injured >= 0 and found != MainToll(0, 0))


@pytest.mark.slow
@pytest.mark.skipif("PROVENANCE_CORPORA" not in os.environ, reason="PROVENANCE_CORPORA names no folder of corpora")
def test_half_of_the_archives_articles_are_exactly_right() -> None:
    path = Path(os.environ["PROVENANCE_CORPORA"]) / "corpora" / "gva_dev.jsonl.gz"
    scores = TollScores()
    for number, incident in enumerate(read_incidents(path)):
        if incident.toll is None or number % 6:
            continue
        found = [find_main_toll(article.title, article.text, LEXICON) for article in incident.articles]
        scores += score_tolls(incident.toll, [(one.killed, one.injured) if one else None for one in found])
    assert scores.articles.right / scores.articles.of >= 0.55
    assert scores.incidents.right / scores.incidents.of >= 0.55
