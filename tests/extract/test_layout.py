from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.extract.layout import find_blocks
from provenance.model.vocabulary import BlockKind

ARTICLE = """Why the Ferries Stopped

Publication: Tide Monitor Volume: 3 Issue: 2

By Orla Quinn

12 May 2017

A ferry at rest in Tarsa (Source: Harbour Times)

The ferries of the bay stopped in March, and nobody has said when they will sail again.

Empty Piers

On the north shore the piers are closed. Guards sleep in the ticket booths.

* * *

NOTES

[1] Harbour Times, The Last Ferry, May 3, 2017, https://harbourtimes.example.org/1
[2] Dusk, May 4, 2017
and May 5, 2017

Copyright © 2019 Tide Institute

The Tide Institute studies tides. Contact it at tide@example.org
"""


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, " ".join(block.span.of(text).split())[:24]) for block in find_blocks(text)]


def test_only_paragraphs_are_body_text() -> None:
    assert kinds(ARTICLE) == [
        ("heading", "Why the Ferries Stopped"),
        ("metadata", "Publication: Tide Monitor"[:24]),
        ("metadata", "By Orla Quinn"),
        ("metadata", "12 May 2017"),
        ("caption", "A ferry at rest in Tarsa"),
        ("paragraph", "The ferries of the bay s"),
        ("heading", "Empty Piers"),
        ("paragraph", "On the north shore the p"),
        ("metadata", "* * *"),
        ("heading", "NOTES"),
        ("note", "[1] Harbour Times, The L"),
        ("note", "[2] Dusk, May 4, 2017"),
        ("note", "and May 5, 2017"),
        ("metadata", "Copyright © 2019 Tide In"),
        ("metadata", "The Tide Institute studi"),
    ]


def test_paragraphs_are_counted_and_know_their_heading() -> None:
    body = [block for block in find_blocks(ARTICLE) if block.kind is BlockKind.PARAGRAPH]
    assert [(block.paragraph, block.section) for block in body] == [(0, None), (1, "Empty Piers")]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("What happens to the ferries now?", "heading"),
        ("Is the port preparing for a second winter without ferries?", "paragraph"),
        ("The Long Wait for Ferries and the Men Who Guard the Empty Piers of the Northern Shore", "heading"),
        ("## The guards", "heading"),
        ("The guards sleep.", "paragraph"),
        ("May 3: ten boats were sunk in the bay (Radio Lodar)", "paragraph"),
        ("The Rise of the Bay Defence League in the North (BDL)", "heading"),
        ("The league (BDL)", "heading"),
        ("(Harbour Times, 3 May 2017)", "paragraph"),
        ("Author: Orla Quinn", "metadata"),
        ("Share this:", "metadata"),
        ("All rights reserved.", "metadata"),
        ("https://harbourtimes.example.org/1", "metadata"),
        ("quinn@example.org", "metadata"),
        ("Tarsa Radio in Arabic 1230 GMT 3 Mar 94", "metadata"),
        ("Photo by Orla Quinn: the pier", "caption"),
        ("Figure 2: the pier", "caption"),
        ("A guard on the pier. (NNA/Getty Images)", "caption"),
        ("[3] Harbour Times, May 3, 2017.", "note"),
        ("[Text] The guards sleep in the booths.", "paragraph"),
        ("• The guards sleep in the booths, and the boats lie idle", "paragraph"),
        ("Local accounts differ.[8]", "paragraph"),
        ("Local accounts differ.8", "paragraph"),
    ],
)
def test_a_line_is_told_by_its_words(line: str, kind: str) -> None:
    text = f"Title\n\nThe ferries of the bay stopped.\n\n{line}\n\nGuards came."
    assert [found for found, start in kinds(text)][2] == kind


def test_headings_above_the_text_are_titles_but_for_known_sections() -> None:
    text = "Title\n\nSubtitle\n\nThe bay is calm.\n"
    assert find_blocks(text)[-1].section is None
    assert find_blocks(text.replace("Subtitle", "Introduction"))[-1].section == "Introduction"


def test_a_chapter_after_labelled_notes_is_body_text_again() -> None:
    rest = "The second chapter tells of the winter in which ice closed the bay. " * 2
    text = f"The bay is calm.[1]\n\nNotes\n\n1. Dusk, May 3, 2017\n\nThe Second Winter\n\n{rest}\n"
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "heading", "note", "heading", "paragraph"]


def test_a_copyright_line_at_the_top_leaves_the_text_alone() -> None:
    text = "Copyright 2009 Harbour Times\n\n" + "The bay is calm. " * 40
    assert [kind for kind, _ in kinds(text)] == ["metadata", "paragraph"]


@given(st.text(alphabet="Ab.?[]1(): \n\r©#*•", max_size=200) | st.text(max_size=200))
def test_blocks_hold_all_that_is_no_white_space(text: str) -> None:
    blocks = find_blocks(text)
    assert "".join("".join(block.span.of(text).split()) for block in blocks) == "".join(text.split())
    assert all(first.span.end <= second.span.start for first, second in pairwise(blocks))
    numbers = [block.paragraph for block in blocks if block.kind is BlockKind.PARAGRAPH]
    assert numbers == list(range(len(numbers)))


def test_growth_is_linear(grows_linearly: Callable[..., None]) -> None:
    for piece in ("a.\n", "(a\n", "[1] a\n", "\u2028(", "Photo: a\n\n", "Notes\n[1] a\n"):
        grows_linearly(find_blocks, piece)
