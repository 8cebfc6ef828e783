"""What an article tells of its victims as a whole, and in parts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.extract.stated_tolls import find_stated_toll
from provenance.model.tolls import StatedToll
from provenance.seeds import load_lexicon

LEXICON = load_lexicon()


def read(title: str, *sentences: str) -> StatedToll | None:
    return find_stated_toll(title, "\n\n".join(sentences), LEXICON)


def test_a_headline_that_counts_dead_and_living_is_the_articles_word() -> None:
    found = read("1 dead, 2 injured at quarry", "Four people were injured at the quarry on Monday.")
    assert found is not None
    assert (found.killed, found.injured, found.others) == (1, 2, ())
    assert found.numbered


def test_parts_that_tell_other_counts_are_kept_beside_the_whole() -> None:
    found = read("Quarry blast", "Two people were injured in the blast.", "Later five people were injured there.")
    assert found is not None
    assert {(0, 2), (0, 5)} <= found.told
    assert not found.numbered
    assert not found.death


def test_a_death_in_the_headline_leaves_out_parts_without_it() -> None:
    found = read("Teenager dies after crash", "A 17-year-old boy was injured on Monday.", "He died in hospital.")
    assert found is not None
    assert all(killed >= 1 for killed, _ in found.told)
    assert found.death


def test_an_article_without_victims_tells_nothing() -> None:
    assert read("Library opens", "The mayor cut a ribbon.") is None


@given(st.text(max_size=200), st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_read(title: str, text: str) -> None:
    found = find_stated_toll(title, text, LEXICON)
    assert found is None or min(found.killed, found.injured) >= 0
