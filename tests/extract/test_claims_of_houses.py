"""Claims where a citation stands behind a mere circumstance."""

from collections.abc import Callable

import pytest

from provenance.model.readings import Reading


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("In his first address to the house (Harbour Times, May 3), the mayor said that the mill was old.", 1),
        ("In spring the barges sank in the bay (Harbour Times, May 3), but the crews were brought ashore.", 2),
    ],
)
def test_a_circumstance_is_no_claim(read_text: Callable[..., Reading], text: str, count: int) -> None:
    assert len(read_text(text, "2018-01").claims) == count
