from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.extract.layout import find_blocks
from provenance.extract.sentences import find_sentences, split_sentences
from provenance.model.spans import Span


def split(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text, Span(0, len(text)))]


# The expected value is the input with "|" where sentences part.
@pytest.mark.parametrize(
    "marked",
    [
        "The bay is calm. |No ship sails.",
        "The bay is calm (Dusk, May 3). |No ship sails.",
        "The bay is calm. (Dusk, May 3, 2017) |No ship sails.",
        "The bay is calm. [Dusk, May 3, 2017]. |No ship sails.",
        "The bay is calm. |(Nobody knows why.) |No ship sails.",
        "The bay is calm (nobody knows. really. why) and cold. |No ship sails.",
        "They said “the bay is ours.” [1] |Nobody answered.",
        "They said “the bay is ours.”[1] |Nobody answered.",
        "The bay is calm.[1][2] |No ship sails.",
        "The bay is calm.1 |No ship sails.",
        "The bay is calm.¹² |No ship sails.",
        "The bay is calm. [1, 2] |No ship sails.",
        "The bay is calm.* |No ship sails.",
        "Mr. Orr met Gen. Hale in St. Ives. |They ate.",
        "J. R. Orr met Anna P. Hale. |They ate.",
        "The U.S. Navy left. |It came back to the U.S. |The bay froze.",
        "He came at 5 p.m. |Guards slept.",
        "He came at 5 p.m. Monday and left.",
        "Harbour Inc. sold it. |Then Harbour Ltd. |The end came.",
        "It rose by 3.5 percent. |Then it fell.",
        "It was on March 18. 2017 that it rose. |Then it fell.",
        "It fell in 2017. |Then it rose.",
        "See No. 5 on p. 34. |No. |That is wrong.",
        "It sank on Sept. 4 at sea. |It sank in Sept. |The crew swam.",
        "Why? |Nobody knows! |Not even Orr.",
        "“Why?” he asked. |“Nobody knows,” she said.",
        "He waited... and left. |Then he came back... |Nobody saw him.",
        "1. The bay is calm. |2. The sea is not.",
        "The bay froze.The ice broke.",
        "Sens. Orr and Hale met Mr. Vane in Orr v. Hale. |They ate.",
        "See Harbour.Times or node.JS there.",
        "The attack failed. |al-Marsa said so.",
        "The bay is calm. |“It froze,” he said.",
        "He said e.g. boats, i.e. ships, cf. barges, vs. nothing. |Then he left.",
        "海は静かだ。|船は出ない。",
        "A stray . dot and [words indistinct. really] stay. |Then more.",
    ],
)
def test_sentences_part_where_marked(marked: str) -> None:
    pieces = [piece.strip() for piece in marked.split("|")]
    glued = {"The bay froze.The ice broke.": ["The bay froze.", "The ice broke."]}
    assert split(marked.replace("|", "")) == glued.get(marked, pieces)


def test_marks_without_a_word_belong_to_the_sentence_before() -> None:
    assert split("The bay is calm. *** ") == ["The bay is calm. ***"]
    assert split("... The bay is calm.") == ["... The bay is calm."]
    assert split("*** ...") == []


def test_only_paragraphs_have_sentences_and_pass_on_their_place() -> None:
    text = "A Title\n\nThe bay is calm. It froze.\n\nThe Ice\n\nIt broke.\n"
    sentences = find_sentences(text, find_blocks(text))
    assert [(s.span.of(text), s.paragraph, s.section) for s in sentences] == [
        ("The bay is calm.", 0, None),
        ("It froze.", 0, None),
        ("It broke.", 1, "The Ice"),
    ]


@given(st.text(alphabet="Ab. ?!”“()[]1…’\n*e", max_size=200) | st.text(max_size=200))
def test_nothing_with_a_letter_is_lost_and_nothing_overlaps(text: str) -> None:
    spans = split_sentences(text, Span(0, len(text)))
    kept = [c for span in spans for c in span.of(text) if c.isalnum()]
    assert kept == [c for c in text if c.isalnum()]
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() for span in spans)


def test_growth_is_linear(grows_linearly: Callable[..., None]) -> None:
    for piece in ("(", ". (", ".)", ". .", ".[1] ", "A. ", "... ", "1. ", "(He.) ", "a ", "”", "((a. ) "):
        grows_linearly(split, piece)
