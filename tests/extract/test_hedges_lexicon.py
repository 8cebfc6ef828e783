"""Every hedge cue does what its examples say, against all others."""

import pytest

from provenance.extract.hedges import find_cues, find_entries
from provenance.model.lexicons import CueEntry
from provenance.model.spans import Span
from provenance.model.vocabulary import CueKind, HedgeLevel
from provenance.seeds import load_lexicon

LEXICON = load_lexicon()


def entries(text: str) -> tuple[CueEntry, ...]:
    return find_entries(text, Span(0, len(text)), LEXICON)


@pytest.mark.parametrize("entry", LEXICON.cues, ids=lambda entry: entry.text)
def test_entry_holds_in_its_examples_and_not_in_its_counterexamples(entry: CueEntry) -> None:
    for example in entry.examples:
        assert any(found is entry for found in entries(example)), example
    for counterexample in entry.counterexamples:
        assert not any(found is entry for found in entries(counterexample)), counterexample


def test_every_entry_that_hedges_has_an_example() -> None:
    bare = [entry.text for entry in LEXICON.cues if not entry.examples and entry.level is not HedgeLevel.NONE]
    assert bare == []
    assert sum(len(entry.counterexamples) for entry in LEXICON.cues) >= 40


def test_texts_stand_once_in_lower_case_with_weights_in_range() -> None:
    texts = [entry.text for entry in LEXICON.cues]
    assert len(texts) == len(set(texts))
    for entry in LEXICON.cues:
        assert entry.text == entry.text.lower()
        assert -3 <= entry.weight <= 3
        assert entry.weight * 2 == int(entry.weight * 2)


def test_all_kinds_and_levels_are_there() -> None:
    assert {entry.kind for entry in LEXICON.cues} == set(CueKind)
    assert {entry.level for entry in LEXICON.cues} == set(HedgeLevel)


def test_entries_of_level_none_hold_but_are_no_cues() -> None:
    text = "Bring as many crates as possible."
    assert [entry.level for entry in entries(text)] == [HedgeLevel.NONE]
    assert find_cues(text, Span(0, len(text)), LEXICON) == ()
