"""Numbers in text: what they are and how far the words let them range."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.text.approximators import Approximation, Interval
from provenance.text.numbers import Number, NumberKind, find_numbers

COUNT, LABEL, DATE, TIME, AGE = (
    NumberKind.COUNT,
    NumberKind.LABEL,
    NumberKind.DATE,
    NumberKind.TIME,
    NumberKind.AGE,
)


def one(text: str) -> Number:
    found = find_numbers(text)
    assert len(found) == 1, found
    return found[0]


def interval(text: str) -> tuple[float, float | None, float, float | None]:
    number = one(text)
    return number.low, number.high, number.likely_low, number.likely_high


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("twelve goats", "twelve", 12),
        ("12 goats", "12", 12),
        ("1,200 goats", "1,200", 1200),
        ("2,50,000 goats", "2,50,000", 250_000),
        ("3 million goats", "3 million", 3_000_000),
        ("1.5 million goats", "1.5 million", 1_500_000),
        ("2 lakh goats", "2 lakh", 200_000),
        ("three crore goats", "three crore", 30_000_000),
        ("5k goats", "5k", 5000),
        ("twenty-one goats", "twenty-one", 21),
        ("Twenty one goats", "Twenty one", 21),
        ("two hundred and twelve goats", "two hundred and twelve", 212),
        ("two hundred twelve goats", "two hundred twelve", 212),
        ("one thousand and five goats", "one thousand and five", 1005),
        ("four hundred thousand goats", "four hundred thousand", 400_000),
        ("a dozen goats", "a dozen", 12),
        ("A hundred goats", "A hundred", 100),
        ("two dozen goats", "two dozen", 24),
        ("half a dozen goats", "half a dozen", 6),
        ("a half-dozen goats", "half-dozen", 6),
        ("half a million goats", "half a million", 500_000),
        ("a pair of goats", "a pair", 2),
        ("ZERO goats", "ZERO", 0),
    ],
)
def test_exact_numbers_are_read_in_digits_and_words(text: str, surface: str, value: float) -> None:
    number = one(text)
    assert number.span.of(text) == surface
    assert number.kind is COUNT
    assert (number.low, number.high, number.likely_low, number.likely_high) == (value, value, value, value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dozens of goats", (24, None, 24, 108)),
        ("hundreds of goats", (200, None, 200, 900)),
        ("tens of thousands of goats", (20_000, None, 20_000, 90_000)),
        ("scores of goats", (40, None, 40, 180)),
        ("a couple of goats", (2, 3, 2, 2)),
        ("a few goats", (2, 9, 3, 5)),
        ("several goats", (3, 12, 3, 7)),
        ("a handful of goats", (2, 9, 3, 6)),
        ("a few dozen goats", (24, 108, 36, 60)),
        ("several hundred goats", (300, 1200, 300, 700)),
        ("a couple of hundred goats", (200, 300, 200, 200)),
        ("10-15 goats", (10, 15, 10, 15)),
        ("10 – 15 goats", (10, 15, 10, 15)),
        ("10 to 15 goats", (10, 15, 10, 15)),
        ("two or three goats", (2, 3, 2, 3)),
        ("between 10 and 15 goats", (10, 15, 10, 15)),
        ("2 to 3 million goats", (2e6, 3e6, 2e6, 3e6)),
    ],
)
def test_vague_numbers_and_ranges_are_intervals(text: str, expected: Interval) -> None:
    assert interval(text) == expected


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("at least nine goats", "at least nine", (9, None, 9, 13)),
        ("no fewer than 40 goats", "no fewer than 40", (40, None, 40, 60)),
        ("More than 40 goats", "More than 40", (40, None, 40, 60)),
        ("“more than 40 goats”", "more than 40", (40, None, 40, 60)),
        ("over 40 goats", "over 40", (40, None, 40, 60)),
        ("upwards of 40 goats", "upwards of 40", (40, None, 40, 60)),
        ("40 or more goats", "40 or more", (40, None, 40, 60)),
        ("40-plus goats", "40-plus", (40, None, 40, 60)),
        ("40+ goats", "40+", (40, None, 40, 60)),
        (">40 goats", ">40", (40, None, 40, 60)),
        ("at least another 40 goats", "at least another 40", (40, None, 40, 60)),
        ("more than a dozen goats", "more than a dozen", (12, None, 12, 18)),
        ("just over 40 goats", "just over 40", (40, 60, 40, 44)),
        ("nearly 20 goats", "nearly 20", (16, 20, 18, 20)),
        ("almost 200 goats", "almost 200", (160, 200, 180, 200)),
        ("nearly a dozen goats", "nearly a dozen", (10, 12, 11, 12)),
        ("about 100 goats", "about 100", (70, 130, 85, 115)),
        ("Some 300 goats", "Some 300", (210, 390, 255, 345)),
        ("an estimated 100 goats", "an estimated 100", (70, 130, 85, 115)),
        ("100 or so goats", "100 or so", (70, 130, 85, 115)),
        ("about 1.5 goats", "about 1.5", (1.5 * 0.7, 1.5 * 1.3, 1.5 * 0.85, 1.5 * 1.15)),
        ("up to 40 goats", "up to 40", (0, 40, 20, 40)),
        ("as many as 40 goats", "as many as 40", (0, 40, 20, 40)),
        ("fewer than 40 goats", "fewer than 40", (0, 40, 20, 40)),
        ("40 or fewer goats", "40 or fewer", (0, 40, 20, 40)),
        ("a total of 40 goats", "a total of 40", (40, 40, 40, 40)),
        ("nearly dozens of goats", "nearly dozens", (20, None, 22, 108)),
    ],
)
def test_softening_words_widen_the_interval_and_belong_to_the_surface(
    text: str, surface: str, expected: Interval
) -> None:
    number = one(text)
    assert number.span.of(text) == surface
    assert interval(text) == expected


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("They took over two barns", "two"),
        ("He was asked about 12 barns", "12"),
        ("the other 12 barns", "12"),
        ("12 plus or minus", "12"),
        ("12.5 barns", "12.5"),
    ],
)
def test_words_that_belong_elsewhere_do_not_soften(text: str, surface: str) -> None:
    assert one(text).span.of(text) == surface
    assert one(text).low == one(text).high


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("12 % of goats", NumberKind.PERCENT),
        ("12 percent of goats", NumberKind.PERCENT),
        ("12 per cent of goats", NumberKind.PERCENT),
        ("four percentage points", NumberKind.PERCENT),
        ("$5 million", NumberKind.MONEY),
        ("Rs 500", NumberKind.MONEY),
        ("£3m", NumberKind.MONEY),
        ("500 rupees", NumberKind.MONEY),
        ("a 300-euro fine", NumberKind.MONEY),
        ("one in three goats", NumberKind.SHARE),
        ("nine out of ten goats", NumberKind.SHARE),
        ("two-thirds of goats", NumberKind.SHARE),
        ("half of the goats", NumberKind.SHARE),
        ("5 tons of hay", NumberKind.MEASURE),
        ("80 kg of hay", NumberKind.MEASURE),
        ("12 km away", NumberKind.DISTANCE),
        ("a 12-mile walk", NumberKind.DISTANCE),
        ("two years later", NumberKind.DURATION),
        ("five months' rest", NumberKind.DURATION),
        ("a 19-year-old shepherd", AGE),
        ("a six year old shepherd", AGE),
        ("a shepherd, 25 y/o, sang", AGE),
        ("Karl Brandt, 24, of Ems", AGE),
        ("children aged 12", AGE),
        ("between the ages of 12", AGE),
        ("in his 30s", AGE),
        ("most of them under 20, sang", AGE),
        ("on May 12", DATE),
        ("12 May", DATE),
        ("in 1998", DATE),
        ("since 2000", DATE),
        ("her 2010 wedding", DATE),
        ("the 1990s", DATE),
        ("in ’98", DATE),
        ("at 7 p.m.", TIME),
        ("at 0700 hours", TIME),
        ("at 0700 GMT", TIME),
        ("the 21st goat", LABEL),
        ("No. 7", LABEL),
        ("Route 66", LABEL),
        ("Flight 12", LABEL),
        ("an AK-47", LABEL),
        ("a 9mm bolt", LABEL),
        ("Guccifer 2.0 sang", LABEL),
        ("resolution HB 1523.", LABEL),
        ("a 12-member choir", LABEL),
        ("937 Elder Road", LABEL),
        ("the 12800 block of Elder", LABEL),
        ("[1] A note", LABEL),
        ("1. A note", LABEL),
        ("12.10.2017", LABEL),
        ("5-4", LABEL),
        ("2000 goats", COUNT),
        ("a herd of 2000 goats", COUNT),
        ("more than 2000 goats", COUNT),
        ("In May 12 goats died", COUNT),
        ("a 50-odd herd", COUNT),
    ],
)
def test_kinds_of_numbers_are_told_apart(text: str, kind: NumberKind) -> None:
    assert {number.kind for number in find_numbers(text)} == {kind}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("on May 12, 2017", [DATE, DATE]),
        ("from 2017-18", [DATE, LABEL]),
        ("at 10:30", [TIME, TIME]),
        ("call 713-383-0381", [LABEL, LABEL, LABEL]),
        ("call 1-800-222", [LABEL]),
        ("9/11", [LABEL, LABEL]),
        ("rose from 10 to 12", [COUNT, COUNT]),
        ("12 in 2017", [COUNT, DATE]),
        ("12 and 15 goats", [COUNT, COUNT]),
        ("15 to 12 goats", [COUNT, COUNT]),
    ],
)
def test_several_numbers_keep_their_kinds(text: str, kinds: list[NumberKind]) -> None:
    assert [number.kind for number in find_numbers(text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "",
        "goats",
        "the one",
        "no one",
        "one another",
        "one must",
        "one's goat",
        "few goats",
        "the couple",
        "scores",
        "tens",
    ],
)
def test_pronouns_and_mere_words_are_no_numbers(text: str) -> None:
    assert find_numbers(text) == ()


def test_shares_have_the_value_of_their_fraction() -> None:
    assert one("one in four goats").low == 0.25
    assert one("two-thirds of goats").low == pytest.approx(2 / 3)
    assert one("a one-third share").span.of("a one-third share") == "one-third"
    assert one("half of them").low == 0.5


def test_signs_and_units_belong_to_the_surface() -> None:
    for text, surface in (("paid $5 million", "$5 million"), ("rose 12 percent", "12 percent"), ("Rs. 500", "Rs. 500")):
        assert one(text).span.of(text) == surface


def test_softening_words_outside_the_passage_are_not_taken_in() -> None:
    text = "more than 40 goats"
    (number,) = find_numbers(text, text.index("40"))
    assert number.span.of(text) == "40"
    assert find_numbers(text, 0, 9) == ()


def test_softening_words_may_stand_before_a_line_end() -> None:
    text = "more\nthan twenty\nfive goats"
    assert one(text).span.of(text) == "more\nthan twenty\nfive"
    assert one(text).low == 25


def test_chains_of_number_words_stay_within_floats() -> None:
    for word in ("dozens of ", "millions of ", "billion ", "hundred thousand ", "one hundred and ", "a few "):
        for number in find_numbers(f"nearly {word * 500}goats"):
            assert number.low < 1e300


@given(st.integers(0, 999_999))
def test_digits_keep_their_value(value: int) -> None:
    text = f"{value:,} goats, more or less"
    number = one(text)
    assert (number.low, number.high) == (value, value)


_SMALL = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(value: int) -> str:
    if value < 20:
        return _SMALL[value]
    if value < 100:
        return _TENS[value // 10] + (f"-{_SMALL[value % 10]}" if value % 10 else "")
    if value < 1000:
        return f"{_SMALL[value // 100]} hundred" + (f" and {spell(value % 100)}" if value % 100 else "")
    return f"{spell(value // 1000)} thousand" + (f" and {spell(value % 1000)}" if 0 < value % 1000 < 100 else "")


@given(st.integers(2, 999) | st.integers(1, 999).map(lambda n: n * 1000 + n % 100))
def test_spelled_numbers_keep_their_value(value: int) -> None:
    text = f"{spell(value)} goats"
    number = one(text)
    assert number.low == value
    assert number.span.of(text) == spell(value)


@given(st.sampled_from(list(Approximation)), st.integers(1, 10**6), st.integers(0, 10**6))
def test_what_is_likely_is_allowed(approximation: Approximation, low: int, width: int) -> None:
    interval_before = (float(low), float(low + width), float(low), float(low + width))
    allowed_low, allowed_high, likely_low, likely_high = approximation.apply(interval_before)
    assert likely_high is not None
    assert allowed_low <= likely_low <= likely_high
    assert allowed_high is None or likely_high <= allowed_high


PIECES = st.sampled_from(
    [
        *(
            "more than",
            "nearly",
            "about",
            "12",
            "1,200",
            "twenty",
            "one",
            "-",
            "–",
            " to ",
            "hundred",
            "dozens",
            " of ",
        ),
        *(
            "%",
            "$",
            ":",
            "/",
            ".",
            "May ",
            "2017",
            "a ",
            "few ",
            " and ",
            "half",
            "[1]",
            "'",
            "\n",
            "goats",
            "between ",
        ),
        *("0381", "th", "km", " in ", "years", "in his ", ", ", "99999999999999999999"),
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=60))
def test_any_text_gives_ordered_apart_spans_and_sound_intervals(text: str) -> None:
    last = 0
    for number in find_numbers(text):
        assert last <= number.span.start < number.span.end <= len(text)
        assert number.span.contains(number.core)
        assert number.low <= number.likely_low
        assert number.likely_high is None or number.likely_low <= number.likely_high
        assert number.high is None or (number.likely_high is not None and number.likely_high <= number.high)
        last = number.span.end
