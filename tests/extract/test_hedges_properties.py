"""What holds of hedging on any text."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.extract.hedges import find_cues, judge_hedging, judge_hedgings
from provenance.extract.hedges.clauses import split_clauses
from provenance.extract.hedges.words import split_words
from provenance.model.citations import Attribution
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, HedgeLevel, SourceKind
from provenance.seeds import load_lexicon
from provenance.text.wordlists import list_words

LEXICON = load_lexicon()
_PIECES = sorted(
    list_words(
        """may might could not n't said reportedly that if whether the it is was believed to of denied no evidence
        who which and but , ; : — ( ) “ ” ' ? . May MAY İstanbul ﬁ don’t can't 3 2014"""
    )
    | {"\0", "\ud800", "\U0001f40d"}
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join))


@st.composite
def texts_with_attributions(draw: st.DrawFn) -> tuple[str, list[Attribution]]:
    text = draw(TEXTS)
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda ends: Span(min(ends), max(ends)))
    items = draw(
        st.lists(
            st.builds(
                Attribution,
                span=spans,
                cue=spans,
                source=st.none() | spans,
                content=st.none() | spans,
                kind=st.sampled_from([CitationKind.NARRATIVE, CitationKind.ANONYMOUS]),
                source_kind=st.sampled_from(list(SourceKind)),
                level=st.sampled_from(list(HedgeLevel)),
                parts=st.lists(spans, max_size=2).map(tuple),
            ),
            max_size=4,
        )
    )
    return text, items


@given(texts_with_attributions(), st.data())
def test_nothing_raises_and_cues_stand_in_order_within_the_sentence(
    made: tuple[str, list[Attribution]], data: st.DataObject
) -> None:
    text, items = made
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    hedging = judge_hedging(text, span, items, LEXICON)
    reached = span.start
    for cue in hedging.cues:
        assert reached <= cue.span.start < cue.span.end <= span.end
        assert cue.scope is not None
        assert 0 <= cue.scope.start <= cue.scope.end <= len(text)
        reached = cue.span.end
    if hedging.level is HedgeLevel.NONE:
        assert not any(cue.level in {HedgeLevel.ATTRIBUTED, HedgeLevel.STRONGLY_HEDGED} for cue in hedging.cues)


@given(texts_with_attributions())
def test_sentences_together_read_as_each_alone(made: tuple[str, list[Attribution]]) -> None:
    text, items = made
    cuts = sorted({0, len(text) // 3, len(text) // 2, len(text)})
    spans = [Span(first, last) for first, last in pairwise(cuts)]
    alone = [judge_hedging(text, span, items, LEXICON) for span in spans]
    assert list(judge_hedgings(text, spans, items, LEXICON)) == alone


@given(TEXTS, TEXTS)
def test_what_stands_around_a_sentence_changes_no_cue(sentence: str, before: str) -> None:
    text = before + "\n" + sentence
    inner = find_cues(text, Span(len(before) + 1, len(text)), LEXICON)
    plain = find_cues(sentence, Span(0, len(sentence)), LEXICON)
    shift = len(before) + 1
    assert [(cue.entry, cue.span.start - shift, cue.span.end - shift) for cue in inner] == [
        (cue.entry, cue.span.start, cue.span.end) for cue in plain
    ]


@given(TEXTS)
def test_words_and_clauses_cover_the_text_in_order(text: str) -> None:
    words = split_words(text, 0, len(text))
    reached = 0
    for number in range(len(words)):
        start, end = words.starts[number], words.ends[number]
        assert reached <= start < end <= len(text)
        assert words.index_at(start) == number
        reached = end
    clauses = split_clauses(words)
    assert clauses[0].first == 0
    assert clauses[-1].last == len(words)
    assert all(one.last == other.first for one, other in pairwise(clauses))


def test_words_are_folded_and_negations_taken_apart() -> None:
    text = "He CAN’T say it won't, or ain`t: n't."
    words = split_words(text, 0, len(text))
    assert words.low == ["he", "can", "n't", "say", "it", "will", "n't", ",", "or", "is", "n't", ":", "n't", "."]
    assert [text[s:e] for s, e in zip(words.starts, words.ends, strict=True)][1:3] == ["CA", "N’T"]
    spaced = split_words("They ca n't.", 0, 12)
    assert spaced.low == ["they", "can", "n't", "."]
    grown = split_words("İİ may", 0, 6)
    assert (grown.low[-1], grown.starts[-1]) == ("may", 3)


@pytest.mark.parametrize("gap", [" ", "  ", "\n", " \t"])
def test_words_stand_where_the_text_has_them_whatever_parts_them(gap: str) -> None:
    text = gap.join(["The", "so-called", "“ferry”,", "he", "said", "(twice)."])
    words = split_words(text, 0, len(text))
    assert [text[s:e].lower() for s, e in zip(*words.places, strict=True)] == words.low
    assert words.low[:6] == ["the", "so-called", "“", "ferry", "”", ","]


def test_words_are_the_same_after_more_of_them_than_are_remembered() -> None:
    text = "It may rain, they say."
    before = split_words(text, 0, len(text))
    flood = " ".join(f"w{number}" for number in range(30_000))
    words = split_words(flood, 0, len(flood))
    assert words.low == flood.split(" ")
    assert words.ends[-1] == len(flood)
    after = split_words(text, 0, len(text))
    assert (after.low, after.places) == (before.low, before.places)


def test_an_attribution_whose_cue_stands_elsewhere_still_vouches() -> None:
    text = "The miller said it rained. It rained for a week in all the valley."
    second = Span(27, len(text))
    item = Attribution(
        span=Span(0, 15),
        cue=Span(11, 15),
        source=Span(0, 10),
        content=Span(16, len(text)),
        kind=CitationKind.NARRATIVE,
        source_kind=SourceKind.PERSON,
    )
    hedging = judge_hedging(text, second, (item,), LEXICON)
    assert (hedging.level, hedging.cues) == (HedgeLevel.ATTRIBUTED, ())


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "may ",
        "May ",
        "MAY ",
        "if ",
        "it is not ",
        "there is ",
        "“may” ",
        "believed to be ",
        ", which may ",
        "denied ",
        "no ",
    ],
)
def test_time_grows_with_length_alone_on_one_endless_sentence(piece: str) -> None:
    def measure(size: int) -> float:
        text = piece * (size // len(piece))
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            judge_hedging(text, Span(0, len(text)), (), LEXICON)
            best = min(best, time.process_time() - start)
        return best

    small, large = measure(10_000), measure(80_000)
    assert large < 8 * 3 * max(small, 2e-3)
