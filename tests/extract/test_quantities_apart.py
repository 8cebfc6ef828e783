"""Keeping findings apart from spans that are taken."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from provenance.extract.apart import keep_apart
from provenance.model.spans import Span


@dataclass(frozen=True)
class Finding:
    span: Span


SPANS = st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(SPANS.map(Finding)), st.lists(SPANS))
def test_those_and_only_those_are_kept_that_overlap_nothing_taken(found: list[Finding], taken: list[Span]) -> None:
    kept = keep_apart(found, taken)
    assert kept == [one for one in found if not any(one.span.overlaps(span) for span in taken)]
