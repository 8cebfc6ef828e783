"""How a range of origins is told."""

from provenance.model.origins import Origins


def test_no_origin_is_counted_in_the_plural() -> None:
    assert Origins(()).counted == "0 origins"
