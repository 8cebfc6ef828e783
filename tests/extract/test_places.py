"""Places named in a claim, from the gazetteer and from the words around unlisted names; and the gazetteer itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.extract.places import find_places
from provenance.model.lexicons import Lexicon, PlaceEntry
from provenance.model.spans import Span
from provenance.seeds import load_lexicon

LEXICON = load_lexicon()


def read(text: str, lexicon: Lexicon = LEXICON) -> list[tuple[str, str | None]]:
    """Return (surface, country) of each place."""
    return [(place.span.of(text), place.country) for place in find_places(text, Span(0, len(text)), lexicon)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bakers met in Quetta.", [("Quetta", "PK")]),
        ("QUETTA (Daily Baker) - Bakers met.", [("QUETTA", "PK")]),
        ("Bakers met in Quetta, Herat and Osh.", [("Quetta", "PK"), ("Herat", "AF"), ("Osh", "KG")]),
        ("Bakers met in Kabul Monday.", [("Kabul", "AF")]),
        ("Bakers met in\nHouston, said a\nbaker.", [("Houston", "US")]),
        ("Bakers met at Kabul’s market.", [("Kabul", "AF")]),
        ("Afghanistan’s Kunar province", [("Afghanistan", "AF"), ("Kunar", "AF")]),
        ("eastern Ghazni Province", [("Ghazni", "AF")]),
        ("the Iran-Iraq border", [("Iran", "IR"), ("Iraq", "IQ")]),
        ("a Peru-based baker", [("Peru", "PE")]),
        ("The U.S. and China met.", [("U.S.", "US"), ("China", "CN")]),
        ("the Pakistani capital", [("Pakistani", "PK")]),
        ("the Afghan tribal areas", [("Afghan", "AF")]),
        ("in Houston, Texas, bakers", [("Houston", "US"), ("Texas", "US")]),
        ("Bakers of Brod, Houston, Texas", [("Brod", "US"), ("Houston", "US"), ("Texas", "US")]),
        ("Houston County is big", [("Houston", "US")]),
    ],
)
def test_listed_places(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the Afghan bakers",
        "the Kabul Times wrote",
        "University of Georgia bakers",
        "Michael Jordan baked",
        "TTP-Karachi baked",
        "US-led bakers, pro-Iran bakers",
        "Houston baked a cake.",
        "the group Islamic State of Iraq",
        "Romanians and Malians baked.",
        "",
    ],
)
def test_names_that_are_no_places(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Alkhazar village, in Quetta", [("Alkhazar", "PK"), ("Quetta", "PK")]),
        ("in the villages of Brodno and Lipovac in Kunar", [("Brodno", "AF"), ("Lipovac", "AF"), ("Kunar", "AF")]),
        ("the towns of Brodno, Lipovac and Zelen", [("Brodno", None), ("Lipovac", None), ("Zelen", None)]),
        ("In Upper Brodno district bakers met.", [("Brodno", None)]),
        ("Bakers met in Ozernitsa, Orenburg.", [("Ozernitsa", "RU"), ("Orenburg", "RU")]),
        ("Bakers met near Dobropolin.", [("Dobropolin", None)]),
        ("Bakers met in Al Zahir al-Sud, Syria", [("Al Zahir al-Sud", "SY"), ("Syria", "SY")]),
        ("the town of Congress", []),
        ("the town of Brodno and Congress", [("Brodno", None)]),
        ("an IS Brodno province", []),
        ("the Islamic State of Brodno province", []),
        ("the Caucasian region", []),
        ("The village", []),
        ("Then The village", []),
        ("a small village", []),
        ("in English", []),
        ("in January and in Parliament", []),
        ("in Baker’s shop", []),
        ("in Eastern markets", []),
        ("in Afghan markets", []),
        ("in Article 5", []),
        ("in Brodno 5", []),
        ("in NATO", []),
    ],
)
def test_unlisted_places_by_the_words_around(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Hyderabad, Sindh, bakers", "PK"),
        ("in Hyderabad, India, bakers", "IN"),
        ("in Hyderabad and Quetta", "PK"),
        ("in Hyderabad and Mumbai and Quetta", None),
        ("in Hyderabad", None),
        ("in Georgia, bakers from Atlanta", "US"),
        ("in Georgia, bakers from Tbilisi", "GE"),
    ],
)
def test_shared_names_take_the_country_that_the_context_gives(text: str, expected: str | None) -> None:
    assert read(text)[0][1] == expected


def test_names_are_those_of_the_gazetteer() -> None:
    text = "from Kiev to Peking"
    assert [place.name for place in find_places(text, Span(0, len(text)), LEXICON)] == ["Kyiv", "Beijing"]


def test_masked_names_are_left_out() -> None:
    text = "Bakers met in Quetta (Baker, Lahore)."
    found = find_places(text, Span(0, len(text)), LEXICON, (Span(text.index("("), len(text) - 1),))
    assert [place.span.of(text) for place in found] == ["Quetta"]


def test_only_the_span_is_read() -> None:
    text = "In Quetta. In Lahore."
    found = find_places(text, Span(text.index("In L"), len(text)), LEXICON)
    assert [place.span.of(text) for place in found] == ["Lahore"]


def test_a_wider_place_without_country_decides_nothing() -> None:
    lexicon = Lexicon(
        places=(
            PlaceEntry("Brod", "AA", "Big"),
            PlaceEntry("Brod", "BB", "Small"),
            PlaceEntry("Sea of Lipa", None),
            PlaceEntry("Big", "AA"),
        )
    )
    assert read("in Brod, Sea of Lipa", lexicon) == [("Brod", None), ("Sea of Lipa", None)]
    assert read("in Brod, Big", lexicon) == [("Brod", "AA"), ("Big", "AA")]


PIECES = st.sampled_from(
    [
        *(
            "in",
            "near",
            "the",
            "of",
            "and",
            ",",
            "Kabul",
            "Hyderabad",
            "Sindh",
            "province",
            "village",
            "villages",
            "Brod",
        ),
        *(
            "Afghan",
            "capital",
            "-",
            "US",
            "Islamic State",
            "’s",
            "Georgia",
            "University",
            "(",
            "Al",
            "al-Sud",
            "In",
            ".",
        ),
    ]
)


@given(st.lists(PIECES, max_size=12).map(" ".join) | st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=60))
def test_any_text_gives_ordered_apart_places(text: str) -> None:
    last = 0
    for place in find_places(text, Span(0, len(text)), LEXICON):
        assert last <= place.span.start < place.span.end <= len(text)
        assert place.span.of(text).strip() == place.span.of(text)
        last = place.span.end


def test_countries_are_two_letter_codes() -> None:
    codes = {place.country for place in LEXICON.places}
    assert all(code is None or (len(code) == 2 and code.isascii() and code.isupper()) for code in codes)
    assert len(codes) > 180


def test_every_place_lies_within_a_listed_place_of_its_country() -> None:
    listed = {(place.name, place.country) for place in LEXICON.places}
    lost = [place for place in LEXICON.places if place.within and (place.within, place.country) not in listed]
    assert lost == []


def test_no_place_is_listed_twice() -> None:
    seen = [(place.name, place.country, place.within) for place in LEXICON.places]
    assert len(seen) == len(set(seen))


def test_names_have_no_stray_marks() -> None:
    names = [name for place in LEXICON.places for name in (place.name, *place.aliases, *place.adjectives)]
    assert [name for name in names if name != name.strip() or not name or set(name) & set("@:=|;")] == []
