"""Markdown's marks are taken out, and each character that is left knows its place in the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.model.spans import Span
from provenance.text.markdown import remove_marks

PIECES = (
    *("**", "*", "_", "__", "~~", "`", "```", "[", "]", "(", ")", "![", "\\*", "> ", "# ", "|", "|---|", "===", "---"),
    *(
        "[^1]",
        "[^1]: ",
        "[^ab]",
        "[^ab]: ",
        "](http://x.example/a)",
        "[Wire](http://w.example)",
        "[vp]: http://v.example",
    ),
    *("][vp]", "+++", "\n", "\n\n", "\r\n", " ", "<br>", "<b>", "</b>", "<!-- x -->", "<http://x.example>", "&amp;"),
    *("&nbsp;", "&bogus;", "Wire", "said", ".", "5*3", "a_b_c", "é", "\U0001f30d"),
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=60).map("".join)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**Wire** said", "Wire said"),
        ("__Wire__ and _Dawn_ said ***so***", "Wire and Dawn said so"),
        ("[Wire](http://w.example/a_(b)) said", "Wire said"),
        ('[Wire](http://w.example "The Wire") said', "Wire said"),
        ("[**Wire**](http://w.example) said", "Wire said"),
        ("([Wire](http://w.example), May 4)", "(Wire, May 4)"),
        ("It fell. [Wire](http://w.example)", "It fell. (Wire)"),
        ("It fell. [Wire](http://w.example) said so.", "It fell. Wire said so."),
        ("[1](#n1) and [[2]](#n2)", "[1] and [2]"),
        ("The [Valley Post][vp] said\n\n[vp]: http://v.example", "The Valley Post said\n\n"),
        ("The [Post][] said\n\n[post]: <http://v.example> 'Post'", "The Post said\n\n"),
        ("The [sic] Post [here][nowhere]", "The [sic] Post [here][nowhere]"),
        ("![A pit](p.png)It fell", "It fell"),
        ("[![A pit](p.png)](http://x.example)It fell", "It fell"),
        ("It fell.[^1]\n\n[^1]: Wire, May 4", "It fell.[1]\n\n[1] Wire, May 4"),
        ("It[^b] fell.[^a]\n\n[^a]: Wire\n[^b]: Dawn", "It[2] fell.[1]\n\n[1] Wire\n[2] Dawn"),
        ("It fell.[^7] Or[^not] so.", "It fell.[7] Or[^not] so."),
        ("> It fell\n> in May", "It fell\nin May"),
        ("Title\n=====\n\nIt fell", "Title\n\n\nIt fell"),
        ("---\ntitle: x\n---\nIt fell", "It fell"),
        ("---\nIt fell", "---\nIt fell"),
        ("It fell\n```\ncode()\n```\nin May", "It fell\nin May"),
        ("It fell\n```\nin May", "It fell\n```\nin May"),
        ("| a | b |\n|---|:-:|\n| c | d |", "| a | b |\n\n| c | d |"),
        (r"5\*3 \_not\_", "5*3 _not_"),
        ("5*3*2 and 5 * 3 and snake_case_name and pumps* fell", "5*3*2 and 5 * 3 and snake_case_name and pumps* fell"),
        ("a<br>b <b>c</b> <http://x.example> x < y <!-- no -->", "a\nb c http://x.example x < y "),
        ("A&amp;B&nbsp;C &unknown; &lt;", "A&B C &unknown; <"),
        ("* item **one**\n* item `two`", "* item one\n* item two"),
        ("~~old~~ new", "old new"),
        ("**not closed", "**not closed"),
        ("Plain words [1] stay (Wire, May 4).", "Plain words [1] stay (Wire, May 4)."),
    ],
)  # fmt: skip
def test_marks_are_taken_out(text: str, plain: str) -> None:
    assert remove_marks(text).text == plain


def test_a_span_is_found_in_the_file_and_back() -> None:
    text = "The **Valley Post**, [Wire](http://w.example) &amp; Dawn. [TASS](http://t.example)\n"
    plain = remove_marks(text)
    for words, placed in {
        "Valley Post": "Valley Post",
        "Post, Wire": "Post**, [Wire",
        "Wire &": "Wire](http://w.example) &amp;",
        "(TASS)": "[TASS](http://t.example)",
    }.items():
        start = plain.text.index(words)
        span = plain.place(Span(start, start + len(words)))
        assert span.of(text) == placed
        assert plain.find(span).of(plain.text) == words
    assert plain.place(Span(len(plain.text), len(plain.text))) == Span(len(text), len(text))
    start = plain.text.index("Valley Post")
    assert plain.widen(plain.place(Span(start, start + 11)), text).of(text) == "**Valley Post**"
    assert plain.find(Span(0, len(text))) == Span(0, len(plain.text))


def test_nothing_left_has_no_place_but_the_end() -> None:
    plain = remove_marks("![x](y.png)")
    assert plain.text == ""
    assert plain.place(Span(0, 0)) == Span(11, 11)
    assert plain.find(Span(2, 5)) == Span(0, 0)


@given(TEXTS)
def test_every_character_that_is_left_stands_in_the_file(text: str) -> None:
    plain = remove_marks(text)
    last = 0
    for at, character in enumerate(plain.text):
        span = plain.place(Span(at, at + 1))
        assert last <= span.start < span.end <= len(text)
        assert character == text[span.start] or text[span.start] in "[]^&<"
        last = span.start


@given(TEXTS, st.integers(0, 400), st.integers(0, 400))
def test_spans_go_there_and_back(text: str, one: int, other: int) -> None:
    plain = remove_marks(text)
    start, end = sorted(min(at, len(plain.text)) for at in (one, other))
    placed = plain.place(Span(start, end))
    assert plain.widen(placed, text).contains(placed)
    if start < end:
        assert plain.find(placed).contains(Span(start, end)) or "[" in text
    start, end = sorted(min(at, len(text)) for at in (one, other))
    assert 0 <= plain.find(Span(start, end)).end <= len(plain.text)


@pytest.mark.parametrize(
    "piece", ["[", "](", "*a", "_a ", "[^1]", "`", "<", "![a", "[a](", "> ", "&", "[a][", "\n|-", "```\n", "[a]: b\n"]
)
def test_time_grows_with_the_length(piece: str) -> None:
    """A hundred thousand marks that never close, in a second or so."""
    assert len(remove_marks(piece * 100_000 + "]" * 50_000).text) > 0
