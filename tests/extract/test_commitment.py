"""How certain an event is presented to be: order of values, not their size, is what the tests hold."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.extract import read
from provenance.extract.commitment import HIGHEST, LOWEST, commitment, judge_commitment
from provenance.extract.hedges.events import read_event
from provenance.extract.hedges.values import FORMS, STEPS
from provenance.measure.factuality import read_events, score_certainty
from provenance.model.documents import Document, Original
from provenance.model.readings import Reading
from provenance.model.spans import Span
from provenance.seeds import load_lexicon
from provenance.text.wordlists import list_words

LEXICON = load_lexicon()


def place(text: str, word: str) -> Span:
    start = text.index(word)
    return Span(start, start + len(word))


def judge(text: str, word: str) -> float:
    return judge_commitment(text, place(text, word), LEXICON)


def reading(text: str) -> Reading:
    original = Original("0" * 64, "text/plain", text.encode("utf-8", "surrogatepass"))
    return read(Document(text, original), LEXICON)


@pytest.mark.parametrize(
    ("surer", "less_sure", "word"),
    [
        ("The tug sank off the cape.", "The tug may sink off the cape.", "s*nk"),
        ("The tug may sink off the cape.", "The tug did not sink off the cape.", "sink"),
        ("The guild managed to sell the mill.", "The guild hoped to sell the mill.", "sell"),
        ("The guild hoped to sell the mill.", "The guild refused to sell the mill.", "sell"),
        ("The guild sold the mill.", "The guild has not sold the mill.", "sold"),
        ("The guild closed the mill.", "If the guild closed the mill, the town would starve.", "closed"),
        ("The guild closed the mill.", "The guild denied that it closed the mill.", "closed"),
        ("The guild closed the mill.", "It is unclear why the guild closed the mill.", "closed"),
        ("Officials said the guild will close the mill.", "I hope you will close the mill.", "close"),
        ("You closed the mill.", "Please close the mill.", "close"),
        ("The guild closed the mill.", "Did the guild close the mill?", "close"),
        ("They left after closing the mill.", "They left without closing the mill.", "closing"),
        ("We had to close the mill.", "We have to close the mill.", "close"),
        ("The sale of the mill shook the town.", "A possible sale of the mill shook the town.", "sale"),
    ],
)
def test_what_is_surer_has_the_higher_value(surer: str, less_sure: str, word: str) -> None:
    def value(text: str) -> float:
        forms = [word] if "*" not in word else [word.replace("*", "a"), word.replace("*", "i")]
        return next(judge(text, form) for form in forms if form in text)

    assert value(surer) > value(less_sure)


def test_a_plain_past_in_a_report_is_certain_and_a_negated_one_certainly_not() -> None:
    assert judge("Officials said the tug sank.", "sank") > 2.5
    assert judge("Officials said the tug has not sunk, police reported.", "sunk") < -1


def test_a_reading_and_the_bare_text_agree() -> None:
    for text in (
        "The harbour office closed the old pier on Monday, and the pilots apparently moved to the new one.",
        "The divers believe that the hull split before the tug sank.",
        "It is unclear whether the guild sold the mill.",
    ):
        document = reading(text)
        assert document.claims
        for word in ("closed", "moved", "split", "sank", "sold"):
            if word in text:
                assert commitment(document, place(text, word)) == judge(text, word)


def test_an_event_outside_every_claim_has_a_value_all_the_same() -> None:
    document = reading("Mill closed")
    assert document.claims == ()
    assert commitment(document, Span(5, 11)) > 0


def test_the_cues_of_other_claims_count_for_nothing() -> None:
    first = "The guild closed the old mill in the winter."
    text = f"Nobody knows who sold the bell. {first} It is unclear who paid for it. The bell may be in the tower."
    assert commitment(reading(text), place(text, "closed")) == judge(first, "closed")


def test_only_the_sentence_of_the_event_counts() -> None:
    text = "The guild did not come. The tug sank off the cape. It may rain."
    assert judge(text, "sank") == judge("The tug sank off the cape.", "sank")
    lines = "The tug may have sunk\nThe crew swam ashore."
    assert judge(lines, "swam") == judge("The crew swam ashore.", "swam")


def test_a_span_beyond_the_text_is_refused_and_white_space_is_worth_nothing() -> None:
    with pytest.raises(ValueError, match="ends beyond the text"):
        judge_commitment("The tug sank.", Span(8, 99), LEXICON)
    with pytest.raises(ValueError, match="ends beyond the text"):
        commitment(reading("The tug sank off the cape."), Span(99, 100))
    assert judge_commitment("   ", Span(1, 2), LEXICON) == 0


def test_split_and_joined_negations_are_one() -> None:
    assert judge("The tug did n't sink .", "sink") == judge("The tug didn't sink.", "sink")
    assert judge("The tug ca n't sink .", "sink") == judge("The tug can’t sink.", "sink")


def test_every_value_is_in_steps_of_a_half_and_every_form_has_one() -> None:
    for pair in (*FORMS.values(), *STEPS.values()):
        assert all(value * 2 == int(value * 2) for value in pair)
    assert all(LOWEST <= value <= HIGHEST for pair in FORMS.values() for value in pair)
    assert not FORMS.keys() & STEPS.keys()


_WORDS = sorted(
    list_words(
        """i you it they who the a to not n't never will would may can could should must have has had be is was been
        being do does did got want plan fail try manage let please if unless whether when before so that and or , . ? (
        “ ” going closing closed close closes sunk sank able used about possible your tomorrow no more u.s wo nt"""
    )
)


@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=30), st.data())
def test_every_event_has_one_form_and_any_place_has_a_value_in_range(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    names = read_event(words, at)
    assert len(names & FORMS.keys()) == 1
    text = " ".join(words)
    start = len(" ".join(words[:at])) + (at > 0)
    assert LOWEST <= judge_commitment(text, Span(start, start + len(words[at])), LEXICON) <= HIGHEST


@given(st.text(max_size=80), st.data())
def test_nothing_raises_on_any_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    assert LOWEST <= judge_commitment(text, span, LEXICON) <= HIGHEST


@pytest.mark.slow
@pytest.mark.parametrize(("stem", "least"), [("factuality_uw", 0.65), ("factuality_udsih2", 0.69)])
def test_people_agree(stem: str, least: float) -> None:
    folder = os.environ.get("PROVENANCE_CORPORA")
    if not folder:
        pytest.skip("PROVENANCE_CORPORA names no folder with the corpora of judged events")
    path = next(iter(Path(folder).glob(f"**/{stem}_dev.jsonl.gz")), None)
    if path is None:
        pytest.skip(f"no {stem}_dev.jsonl.gz in the folder that PROVENANCE_CORPORA names")
    pairs = [(event.gold, judge_commitment(event.text, event.span, LEXICON)) for event in read_events(path)]
    r = score_certainty(pairs).r
    assert r is not None
    assert r >= least
