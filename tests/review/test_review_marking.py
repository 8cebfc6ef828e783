"""Marks in the text: what is shown keeps its place in the document, and nothing of it is obeyed."""

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from provenance.model.spans import Span
from provenance.review.marking import Look, Stretch, break_lines, mark_text, write_cells

HOSTILE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
TEXT = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "ab \n\t\x1b[]{}<>#\u202e\u0301\u0627\u05d0漢👍\u200d\U0001f3fd\ufe0f\u00ad\U000e0041\U0001f1e6"
        ),
    ),
    max_size=200,
)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, Span, list[Stretch]]:
    text = draw(TEXT)
    places = st.integers(0, len(text))

    def span() -> Span:
        one, other = sorted((draw(places), draw(places)))
        return Span(one, other)

    looks = st.sampled_from([Look.CLAIM, Look.CUE, Look.CITATION, Look.QUANTITY, Look.OTHER])
    return text, span(), [Stretch(span(), draw(looks)) for _ in range(draw(st.integers(0, 4)))]


@given(marked_texts(), st.integers(1, 60))
def test_lines_fit_and_hold_nothing_that_a_terminal_obeys(example: tuple[str, Span, list[Stretch]], width: int) -> None:
    text, shown, stretches = example
    cells = [*mark_text(text, Span(0, len(text)), stretches), *mark_text(text, shown), *write_cells(text)]
    for line in break_lines(cells, width):
        words = "".join(cell.shown for cell in line)
        assert not HOSTILE.search(words)
        widest = max((cell.width for cell in line), default=0)
        assert sum(cell.width for cell in line) <= max(width, 4, widest)
        assert cell_len(words) == sum(cell.width for cell in line)


@given(marked_texts())
def test_every_character_keeps_its_offset(example: tuple[str, Span, list[Stretch]]) -> None:
    text, shown, stretches = example
    cells = [cell for cell in mark_text(text, shown, stretches) if not cell.look & Look.SIGN]
    offsets = [cell.offset for cell in cells]
    assert offsets == sorted(set(offsets))
    assert all(shown.start <= offset < shown.end for offset in offsets)
    for cell in cells:
        if text[cell.offset].isascii() and text[cell.offset].isprintable():
            assert cell.shown[0] == text[cell.offset]


@given(marked_texts())
def test_every_mark_that_is_opened_within_the_part_is_closed_in_turn(
    example: tuple[str, Span, list[Stretch]],
) -> None:
    text, _, stretches = example
    cells = mark_text(text, Span(0, len(text)), stretches)
    signs = [cell.shown for cell in cells if cell.look & Look.SIGN]
    visible = [one for one in stretches if len(one.span)]
    assert len(signs) == 2 * len(visible)


def test_marks_stand_around_their_words() -> None:
    text = "Nine reportedly fled (Post)."
    stretches = [
        Stretch(Span(0, 28), Look.CLAIM),
        Stretch(Span(0, 4), Look.QUANTITY),
        Stretch(Span(5, 15), Look.CUE),
        Stretch(Span(22, 26), Look.CITATION),
    ]
    cells = mark_text(text, Span(0, 28), stretches)
    assert "".join(cell.shown for cell in cells) == "[[#Nine# {reportedly} fled (<Post>).]]"


def test_lines_break_at_spaces_and_at_line_ends() -> None:
    lines = break_lines(write_cells("one two three"), 8)
    assert ["".join(cell.shown for cell in line) for line in lines] == ["one two ", "three"]
    broken = break_lines(mark_text("one\n\ntwo", Span(0, 8)), 20)
    assert ["".join(cell.shown for cell in line) for line in broken] == ["one", "", "two"]
    assert len(break_lines(write_cells("x" * 50), 10)) == 5


def test_hidden_and_moving_characters_are_shown_as_signs() -> None:
    shown = "".join(cell.shown for cell in write_cells("a\x1b[31mb\u202ec\u00add\U000e0041"))
    assert shown == "a␛[31mb⟨U+202E⟩c-d⟨U+E0041⟩"


def test_accents_stay_on_their_letter_but_do_not_pile_up() -> None:
    cells = write_cells("e" + "\u0301" * 40)
    assert len(cells) == 1
    assert cells[0].width == 1
    assert len(cells[0].shown) == 4
