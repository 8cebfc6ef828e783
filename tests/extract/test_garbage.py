"""The search for cyclic garbage is held off while a text is read, which leaves none behind."""

import gc

import pytest

from provenance.extract import read
from provenance.extract.garbage import collecting_paused
from provenance.model.documents import Document, Original
from provenance.seeds import load_lexicon

TEXT = (
    "At least 12 houses burned down on 3 May 2019 (Tidewater Post, May 7, 2019). “We saw two boats,” a fisherman told "
    "the Harbour Courier. According to residents, nobody was hurt. Smugglers reportedly crossed the river near Osh. "
)


def read_text(text: str) -> int:
    return len(read(Document(text, Original("", "text/plain", b"")), load_lexicon()).claims)


def divide_by_nothing() -> float:
    with collecting_paused():
        assert not gc.isenabled()
        return 1 / 0


@pytest.mark.parametrize("on", [True, False])
def test_the_collector_is_left_as_it_was(on: bool) -> None:
    was_on = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        with pytest.raises(ZeroDivisionError):
            divide_by_nothing()
        assert gc.isenabled() is on
    finally:
        (gc.enable if was_on else gc.disable)()


def test_reading_leaves_no_more_garbage_however_long_the_text() -> None:
    read_text(TEXT)
    left = []
    for times in (10, 1000):
        gc.collect()
        with collecting_paused():
            assert read_text(TEXT * times) == 4 * times
            left.append(gc.collect())
    assert left[1] <= left[0] + 100
