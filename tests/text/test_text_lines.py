from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.text.lines import find_lines, join_lines

WRAPPED = """The harbour master told the council on Monday that the new
breakwater would be finished before the storms of autumn, and
that the old one could then be taken down.

Fishermen have asked for a second crane since the flood of the
year before last. None has been promised so far.
"""
ONE_A_LINE = """The harbour master told the council that the breakwater would be finished soon.
Fishermen have asked for a second crane.
None has been promised so far, although the port has made money in each of the last six years or so.
"""
INDENTED = """   The harbour master told the council on Monday that the new
breakwater would be finished before the storms of autumn and
that the old one could be taken down before the winter ends.
   Fishermen have asked for a second crane since the flood of
the year before last. None has been promised so far.
"""
CAPITALS = """THE HARBOUR MASTER TOLD THE COUNCIL ON MONDAY THAT THE NEW
BREAKWATER WOULD BE FINISHED BEFORE THE STORMS OF AUTUMN AND
THAT THE OLD ONE COULD BE TAKEN DOWN BEFORE THE WINTER ENDS
AND NOT AFTER IT.
"""


def surfaces(text: str) -> list[str]:
    return [span.of(text) for span in join_lines(text)]


def test_lines_know_their_indent_and_whether_they_follow() -> None:
    lines = list(find_lines("  one \ntwo\r\n\r\nthree\n \nfour"))
    assert [(line.start, line.end, line.indent, line.follows) for line in lines] == [
        (2, 5, 2, False),
        (7, 10, 0, True),
        (14, 19, 0, False),
        (22, 26, 0, False),
    ]


def test_wrapped_lines_are_joined_up_to_the_blank_line() -> None:
    first, second = surfaces(WRAPPED)
    assert first.endswith("taken down.")
    assert second.startswith("Fishermen")


def test_a_paragraph_on_each_line_is_not_joined() -> None:
    assert len(surfaces(ONE_A_LINE)) == 3


def test_an_indented_line_opens_a_paragraph() -> None:
    assert [surface.split()[0] for surface in surfaces(INDENTED)] == ["The", "Fishermen"]


def test_capitals_are_joined_by_the_evenness_of_lines() -> None:
    assert len(surfaces(CAPITALS)) == 1


def test_a_short_line_that_closes_a_sentence_ends_its_paragraph() -> None:
    text = WRAPPED.replace("\n\n", "\n")
    assert [surface.split()[0] for surface in surfaces(text)] == ["The", "Fishermen"]


def test_a_line_told_to_be_separate_stays_so() -> None:
    text = WRAPPED.replace("\n\n", "\n").replace("breakwater", "* breakwater")
    spans = list(join_lines(text, lambda whole, start: whole[start] == "*"))
    assert [span.of(text).split()[0] for span in spans] == ["The", "*", "that", "Fishermen"]


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u2028\x0b"])
def test_nothing_comes_of_white_space(text: str) -> None:
    assert surfaces(text) == []


@given(st.text(alphabet="ab. \n\r\u2028(1", max_size=300))
def test_paragraphs_hold_all_that_is_no_white_space_and_do_not_overlap(text: str) -> None:
    spans = list(join_lines(text))
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
