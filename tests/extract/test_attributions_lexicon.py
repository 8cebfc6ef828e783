"""Every entry of the verb lexicon does what its examples say."""

import pytest

from provenance.extract.attributions import find_attributions
from provenance.extract.sentences import split_sentences
from provenance.model.citations import Attribution
from provenance.model.layout import Sentence
from provenance.model.lexicons import Lexicon, VerbEntry
from provenance.model.spans import Span
from provenance.seeds import load_lexicon

LEXICON = load_lexicon()


def find(text: str, lexicon: Lexicon = LEXICON) -> tuple[Attribution, ...]:
    spans = split_sentences(text, Span(0, len(text)))
    return find_attributions(text, [Sentence(span, 0) for span in spans], lexicon)


def cues(text: str, entry: VerbEntry) -> list[str]:
    """Cues of the text that one of the entry's forms stands in."""
    found = [attribution.cue.of(text).lower() for attribution in find(text)]
    return [cue for cue in found if any(form in cue for form in entry.forms)]


@pytest.mark.parametrize("entry", LEXICON.verbs, ids=lambda entry: entry.lemma)
def test_entry_finds_its_examples_and_leaves_its_counterexamples(entry: VerbEntry) -> None:
    assert entry.examples
    assert entry.counterexamples
    for example in entry.examples:
        assert cues(example, entry), example
    for counterexample in entry.counterexamples:
        assert not cues(counterexample, entry), counterexample


def test_lemmas_and_nouns_stand_once() -> None:
    lemmas = [entry.lemma for entry in LEXICON.verbs]
    nouns = [noun.text for noun in LEXICON.source_nouns]
    assert len(lemmas) == len(set(lemmas))
    assert len(nouns) == len(set(nouns))


def test_forms_are_folded_and_senses_known() -> None:
    for entry in LEXICON.verbs:
        assert all(form == form.lower().strip() for form in entry.forms)
        assert entry.sense in {"report", "speech", "question", "evaluation", "attitude", "topic"}
