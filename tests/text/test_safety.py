import re

from hypothesis import given
from hypothesis import strategies as st

from provenance.text.safety import (
    cut_text,
    escape_markdown,
    make_cell,
    make_printable,
    make_printable_lines,
    show_controls,
)

ANY_TEXT = st.text(alphabet=st.characters(codec=None), max_size=80)
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


@given(ANY_TEXT)
def test_printable_text_holds_no_control_and_one_line(text: str) -> None:
    assert not CONTROLS.search(make_printable(text))


@given(ANY_TEXT)
def test_printable_text_is_a_fixed_point(text: str) -> None:
    assert make_printable(make_printable(text)) == make_printable(text)


def test_escape_sequences_and_direction_marks_become_visible() -> None:
    assert make_printable("a\x1b[31mb\u202ec\x7f\x9b") == "a␛[31mb⟨U+202E⟩c␡⟨U+009B⟩"


def test_white_space_folds_to_single_spaces() -> None:
    assert make_printable(" a\r\n\tb\u2028c ") == "a b c"


def test_lines_stay_lines() -> None:
    assert make_printable_lines("a\x1b\nb") == "a␛\nb"


def test_controls_are_shown_while_line_ends_stay() -> None:
    assert show_controls("a\n\tb\x00") == "a\n\tb␀"


def test_persian_joiners_stay() -> None:
    assert make_printable("می\u200cخواهم") == "می\u200cخواهم"


@given(ANY_TEXT)
def test_no_cell_starts_a_formula(text: str) -> None:
    assert not make_cell(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))


def test_plain_cells_stay_as_they_are() -> None:
    assert make_cell("Dawn, 3 May") == "Dawn, 3 May"
    assert make_cell("=cmd()") == "'=cmd()"
    assert make_cell("  =cmd()") == "'=cmd()"


def test_markdown_is_escaped_where_it_would_act() -> None:
    assert escape_markdown("[a](b) *c* `d` <e> | f") == r"\[a\](b) \*c\* \`d\` \<e\> \| f"
    assert escape_markdown("# no heading") == r"\# no heading"
    assert escape_markdown("1. no list") == r"1\. no list"
    assert escape_markdown("12) no list") == r"12\) no list"
    assert escape_markdown("http://x.org") == r"http:\//x.org"


def test_plain_words_need_no_escape() -> None:
    assert escape_markdown("Dawn (Karachi), 3 May 2020.") == "Dawn (Karachi), 3 May 2020."


def test_long_text_is_cut_with_an_ellipsis() -> None:
    assert cut_text("abcdef", 4) == "abc…"
    assert cut_text("abc", 3) == "abc"
    assert cut_text("abc", 0) == "…"
