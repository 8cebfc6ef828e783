"""What one pass over a text spots, span by span."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from provenance.extract.spotting import spot_words
from provenance.model.lexicons import Lexicon
from provenance.model.spans import Span
from provenance.seeds import load_lexicon
from provenance.text.number_words import find_atoms, join_atoms

LEXICON = load_lexicon()
PIECES = st.sampled_from(
    [
        *(
            "12",
            "two",
            "Twenty",
            "HUNDRED",
            "a dozen",
            "twofold",
            "often",
            "7th",
            "12,500",
            "A4.5",
            "x7",
            "_9",
            "3.",
            "9",
        ),
        *(
            "May",
            "Mon",
            "in Kabul",
            "In\nHerat",
            "Paktia Province",
            "last week",
            "the weekend",
            "killed",
            "İ",
            "_two",
            "-",
        ),
    ]
)
TEXTS = st.lists(PIECES | st.sampled_from([" ", ", ", ". ", "\n"]), max_size=20).map("".join) | st.text(max_size=60)


@given(TEXTS, st.lists(st.integers(0, 80), max_size=6))
def test_each_span_holds_what_it_would_hold_alone(text: str, cuts: list[int]) -> None:
    places = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    spans = [Span(start, end) for start, end in pairwise(places)]
    for span, seen in zip(spans, spot_words(text, spans, LEXICON), strict=True):
        assert join_atoms(text, span.start, seen.atoms) == join_atoms(
            text, span.start, find_atoms(text, span.start, span.end)
        )
        assert [seen] == list(spot_words(text, [span], LEXICON))
        assert all(text[start:end] == word and span.contains(Span(start, end)) for start, end, word in seen.places)
        assert all(text[at : at + 2].lower() in {"in", "ne", "ou"} for at in seen.nearby)


def test_the_longest_name_at_a_place_is_kept() -> None:
    text = "Bakers sang in Paktia Province."
    seen = next(spot_words(text, [Span(0, len(text))], LEXICON))
    assert [word for _, _, word in seen.places] in (["Paktia Province"], ["Paktia", "Province"])
    assert seen.nearby == [12]
    assert not seen.roles


def test_words_that_stand_in_longer_words_are_not_spotted() -> None:
    text = "Often a twofold Mayor marched in vain; Chicagoans did, too."
    seen = next(spot_words(text, [Span(0, len(text))], LEXICON))
    assert (seen.atoms, seen.places, seen.nearby) == ([], [], [])


def test_without_spans_or_lists_nothing_is_amiss() -> None:
    assert list(spot_words("12 men", [], LEXICON)) == []
    seen = next(spot_words("12 were killed", [Span(0, 14)], Lexicon()))
    assert (len(seen.atoms), seen.roles) == (1, False)
