from hypothesis import given
from hypothesis import strategies as st

from provenance.link import find_origins
from provenance.link.reprints import LEAST_SHARED, Passage, find_reprints
from provenance.model.spans import Span
from tests.link.newsroom import Newsroom

WORDS = st.lists(
    st.sampled_from(["wall", "mill", "dam", "rain", "pump", "gate", "flood", "road", "hill", "night"]),
    min_size=12,
    max_size=30,
)


def test_few_words_are_compared_with_those_around_them() -> None:
    around = (
        "Crews pumped water out of the old mill all night. {} The mayor thanked farmers who had lent their trailers.\n"
    )
    room = Newsroom()
    for name, lead in (("Dale Post", "Intro.\n"), ("Moor Herald", ""), ("Fen Times", "Rain fell. ")):
        text = lead + around.format("Four died.")
        claim = room.claim(room.document(room.outlet(name), text=text), "Four died.")
        start = text.index("Four died.")
        room.claims[-1] = room.claims[-1].__class__(
            **{
                **{field: getattr(room.claims[-1], field) for field in room.claims[-1].__slots__},
                "span": Span(start, start + 10),
            }
        )
        assert claim == len(room.claims)
    assert str(find_origins(room.chosen(), room.facts)) == "1"
    room.claim(room.document(room.outlet("Crag News"), text="Four died."), "Four died.")
    assert str(find_origins(room.chosen(), room.facts)) == "2"


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_a_copy_is_always_found_and_never_within_a_document(texts: list[list[str]]) -> None:
    fresh = "eleven brown owls sat upon the broken northern sluice gate while nobody watched them at all"
    passages = [Passage(number, number, " ".join(words)) for number, words in enumerate(texts, start=1)]
    passages += [Passage(100, 100, fresh), Passage(101, 101, fresh.upper() + "!"), Passage(102, 100, fresh)]
    found = find_reprints(passages)
    pairs = {(one.first, one.second) for one in found}
    assert (100, 101) in pairs
    assert (100, 102) not in pairs
    assert all(LEAST_SHARED <= one.shared <= 1 for one in found)
    assert all(first < second for first, second in pairs)


def test_a_thousand_copies_cost_no_square() -> None:
    passages = [Passage(number, number, "word " * 3 + "a b c d e f g h i j k l") for number in range(1000)]
    assert len(find_reprints(passages)) < 9000
