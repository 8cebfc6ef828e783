import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.extract.brackets import find_brackets, find_unclosed
from provenance.model.vocabulary import ProblemKind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a (b) c", [("(b)", 0, True)]),
        ("a (b [c] d) e", [("(b [c] d)", 0, True), ("[c]", 1, True)]),
        ("a [b) c", [("[b)", 0, True)]),
        ("a (b [c) d", [("(b [c)", 0, True), ("[", 1, False)]),
        ("a [b (c] d", [("[b (c]", 0, True), ("(", 1, False)]),
        ("a ) b () c", []),
        ("a (b (c", [("(", 0, False), ("(", 1, False)]),
        (f"({'x' * 3000})", []),
    ],
)
def test_brackets_nest(text: str, expected: list[tuple[str, int, bool]]) -> None:
    assert [(b.span.of(text), b.depth, b.closed) for b in find_brackets(text)] == expected


def test_an_unclosed_bracket_is_a_problem() -> None:
    problems = list(find_unclosed(find_brackets("a (b [c] d")))
    assert [(problem.kind, problem.span.start) for problem in problems] == [(ProblemKind.UNCLOSED_BRACKET, 2)]
    assert len(list(find_unclosed(find_brackets("(" * 1000)))) == 100


@given(st.text(alphabet="a()[] ", max_size=80))
def test_brackets_hold_what_stands_between_their_marks(text: str) -> None:
    for bracket in find_brackets(text):
        assert text[bracket.span.start] in "(["
        assert bracket.span.contains(bracket.inner)
        if bracket.closed:
            assert text[bracket.span.end - 1] in ")]"
