"""Any text may come: nothing raises, spans lie in the text, and time grows with its length."""

import gzip
import json
import os
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.extract.attributions import find_attributions
from provenance.extract.layout import find_blocks
from provenance.extract.sentences import find_sentences
from provenance.model.citations import Attribution
from provenance.model.layout import Sentence
from provenance.model.spans import Span
from provenance.seeds import load_lexicon

LEXICON = load_lexicon()
PIECES = st.sampled_from(
    [
        "said", "says", "that", "according to", "reports", "claims", "quoted", "as saying", "it was", "reported", "to",
        "who", "which", "and", "or", "but", ",", ".", ";", ":", "—", "(", ")", "“", "”", '"', "''", "‘", "’", "'s",
        "Omar", "Dell", "Reuters", "the", "ministry", "officials", "a", "spokesman", "for", "of", "in", "on",
        "March 4,", "2019", "not", "is", "were", "to be believed", "if", "they", "he", "\n", "?", "!", "--", "'''",
        "denied", "by", "told", "saying", "responsibility", "claimed", "both", "more than", "40", "%", "U.S.", "MAY",
    ]
)  # fmt: skip


def find(text: str) -> tuple[Attribution, ...]:
    return find_attributions(text, find_sentences(text, find_blocks(text)), LEXICON)


def spans_of(found: Attribution) -> Iterator[Span]:
    for span in (found.span, found.cue, found.source, found.content, found.publisher, *found.parts):
        if span is not None:
            yield span


def check(text: str, found: tuple[Attribution, ...]) -> None:
    assert [one.cue for one in found] == sorted(one.cue for one in found)
    for one in found:
        for span in spans_of(one):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text) == span.of(text).strip()
        assert one.span.contains(one.cue)
        assert one.source is None or one.span.contains(one.source)
        assert one.content is None or all(one.content.contains(part) for part in one.parts)
        assert len(one.parts) != 1
        assert all(a.end <= b.start for a, b in pairwise(one.parts))


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_any_order_of_words_and_marks(pieces: list[str]) -> None:
    text = " ".join(pieces)
    spans = [Sentence(Span(0, len(text)), 0)] if text.strip() else []
    check(text, find_attributions(text, spans, LEXICON))
    check(text, find(text))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(text, find(text))


WORST = {
    "one sentence": "he said that she said ",
    "open brackets": "( said ",
    "commas": "Dell, who said, ",
    "quotation marks": '" said " ',
    "titles": "“Gull” said ",
    "names": "Omar Dell and ",
    "conjunctions": "dockers and millers and bakers said ",
    "prepositions": "reports of reports of ",
    "relatives": "the man who said that the man who ",
    "paragraphs of open speech": "“We left, he said.\n",
    "colons": "He said:\n“We left.”\n",
    "according": "according to ",
    "abbreviations": "U.S. ",
}


@pytest.mark.parametrize("piece", WORST.values(), ids=WORST.keys())
def test_time_grows_with_length(piece: str) -> None:
    def measure(size: int) -> float:
        text = piece * (size // len(piece))
        paragraphs = text.split("\n")
        sentences, start = [], 0
        for number, paragraph in enumerate(paragraphs):
            if paragraph.strip():
                sentences.append(Sentence(Span(start, start + len(paragraph)), number))
            start += len(paragraph) + 1
        began = time.process_time()
        find_attributions(text, sentences, LEXICON)
        return time.process_time() - began

    measure(1_000)
    small, large = (min(measure(size) for _ in range(3)) for size in (5_000, 50_000))
    assert large < 40 * small + 0.05


@pytest.mark.skipif("PROVENANCE_CORPORA" not in os.environ, reason="PROVENANCE_CORPORA names no folder of corpora")
def test_real_articles_are_read_well() -> None:
    path = Path(os.environ["PROVENANCE_CORPORA"]) / "corpora" / "polnear_dev.jsonl.gz"
    right = wanted = came = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            gold = {
                (min(start for start, _ in spans), max(end for _, end in spans))
                for attribution in article["gold"]
                if (spans := [span for part in attribution["source"] for span in part["spans"]])
            }
            found = {(one.source.start, one.source.end) for one in find(article["text"]) if one.source is not None}
            right, wanted, came = right + len(gold & found), wanted + len(gold), came + len(found)
    assert 2 * right / (wanted + came) >= 0.64
