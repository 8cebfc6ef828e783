"""Selecting with keys: the caret stays within its bounds, whatever is pressed."""

from hypothesis import given
from hypothesis import strategies as st

from provenance.model.spans import Span
from provenance.review.selecting import MOVES, Selection

TEXT = "One two-three, four.\n\nFive " + "six " * 60


@given(st.lists(st.sampled_from([*MOVES, "tab", "space"]), max_size=30), st.booleans())
def test_whatever_is_pressed_the_selection_lies_within_its_bounds(keys: list[str], held: bool) -> None:
    bounds = Span(4, 120)
    selection = Selection(bounds, 8, 8, held=held)
    for key in keys:
        if key == "tab":
            selection = selection.swap()
        else:
            selection = selection.hold() if key == "space" else selection.move(key, TEXT)
        assert bounds.contains(selection.span)
        assert bounds.start <= selection.caret <= bounds.end


def test_keys_move_by_characters_words_lines_and_to_the_ends() -> None:
    start = Selection(Span(0, len(TEXT)), 0, 0, held=False)
    assert start.move("right", TEXT).caret == 1
    assert start.move("left", TEXT).caret == 0
    assert start.move("w", TEXT).span.start == 3
    assert start.move("w", TEXT).move("ctrl+right", TEXT).caret == 7
    assert start.move("end", TEXT).move("b", TEXT).caret == len(TEXT) - 4
    assert start.move("down", TEXT).caret == 60
    assert start.move("down", TEXT).move("up", TEXT).caret == 0
    assert start.move("end", TEXT).move("home", TEXT).caret == 0


def test_a_selection_runs_from_where_it_was_started_to_the_caret_in_either_order() -> None:
    started = Selection(Span(0, 20), 4, 4, held=False).hold()
    assert started.move("w", TEXT).span == Span(4, 7)
    assert started.move("b", TEXT).span == Span(0, 4)
    assert started.move("w", TEXT).swap().caret == 4
    assert Selection(Span(0, 20), 4, 4, held=False).span == Span(4, 5)
