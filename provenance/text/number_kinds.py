"""What a number is by the words and marks around it: a count, or a share, money, age, date, label and the like.

Rule table (first match wins):

==========  =====================================================================================================
kind        told by
==========  =====================================================================================================
label       letters, ``#``, ``/``, ``.`` or a hyphenated word glued to it ("AK-47", "9mm", "ISIS 2.0", "9/11");
            digits in groups (phones, "3-2"); "No.", "Route", "Flight" before it; a street type after it; a mark
            of a list ("1. …", "[1]"); ordinals; "-member", "-story" after it
date        a month beside it, four digits from 1900 to 2099 where a year may stand, "2017-18", "1990s", "'17"
time        "10:30", "7 p.m.", "0700 GMT", "two o'clock"
percent     "%", "percent", "per cent", "percentage points"
money       a currency before or after it
age         "year-old", "aged", "years old", a bare number between commas after a name, "in his 30s", "them under 20"
duration    a unit of time after it
distance    a unit of length after it
measure     a unit of mass, volume, area or power after it
share       "one in three", "nine out of ten", "half", "a third", "two-thirds"
count       everything else
==========  =====================================================================================================
"""

import re
from enum import StrEnum

from provenance.text.number_words import SpelledNumber


class NumberKind(StrEnum):
    """What a number is."""

    COUNT = "count"
    PERCENT = "percent"
    MONEY = "money"
    SHARE = "share"
    MEASURE = "measure"
    DISTANCE = "distance"
    DURATION = "duration"
    AGE = "age"
    DATE = "date"
    TIME = "time"
    LABEL = "label"


_UNITS: dict[str, NumberKind] = {
    **dict.fromkeys(["%", "percent", "pct", "percentage"], NumberKind.PERCENT),
    **dict.fromkeys(
        "dollars dollar euros euro rupees rupee afghanis rubles roubles rials riyals liras lira dirhams yuan yen cents francs"
        " pesos shillings naira hryvnia hryvnias usd eur gbp inr pkr rs afn rub".split(),
        NumberKind.MONEY,
    ),
    **dict.fromkeys(
        "second seconds minute minutes min mins hour hours hr hrs day days night nights week weeks weekend weekends month"
        " months year years yr yrs decade decades century centuries millennia semester semesters fortnight".split(),
        NumberKind.DURATION,
    ),
    **dict.fromkeys(
        "km kilometer kilometers kilometre kilometres mile miles meter meters metre metres feet foot ft inch inches yard yards"
        " nautical mph kph kmh cm centimeters centimetres mm m light-years knots".split(),
        NumberKind.DISTANCE,
    ),
    **dict.fromkeys(
        "kg kilogram kilograms kilo kilos gram grams ton tons tonne tonnes pound lb lbs ounce ounces oz liter liters litre"
        " litres gallon gallons barrel barrels hectare hectares acre acres square cubic megawatt megawatts mw gigawatts kilowatt"
        " kilowatts degrees degree celsius fahrenheit megatons kilotons bpd sq g megabytes gigabytes terabytes gb mb tb kb".split(),
        NumberKind.MEASURE,
    ),
    **dict.fromkeys(
        "am pm a.m p.m o'clock o’clock gmt utc est edt cst cdt pst pdt noon midnight".split(), NumberKind.TIME
    ),
    **dict.fromkeys(
        "street st avenue ave road rd boulevard blvd drive dr lane ln highway hwy parkway pkwy court ct".split(),
        NumberKind.LABEL,
    ),
}
_MONTH_NAMES = (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep"
    " sept oct nov dec"
)
_MONTHS = frozenset(_MONTH_NAMES.split())
_YEAR_PREFIXES = frozenset(
    "in since until till by from during early late mid before after through around between year summer spring autumn fall"
    " winter ramadan election elections and of to circa mid- the".split()
)
_CURRENCIES = ("$", "£", "€", "¥", "₹", "₽", "₴", "Rs.", "Rs", "INR", "PKR", "USD", "EUR", "AFN", "Rp", "US$")
_LABEL_NOUNS = frozenset(
    "no no. nos nos. number numbers chapter article articles section sections page pages pp p. pp. lot apt apt. apartment"
    " unit route rte highway hwy interstate exit channel precinct volume vol vol. issue resolution flight boeing airbus"
    " psalm figure fig. fig paragraph para annex appendix clause footnote ext ext. extension dial call text phone fax tel"
    " tel: phone: code bus windows version sr cr".split()
)
_CAPITAL_LABEL_NOUNS = frozenset(
    "Part Class Group House Act Line Day Week Game Round Title Type Mark Model Station Platform Gate Table Note Division"
    " Brigade Battalion Regiment Squad Engine Ladder Local Post Pier Terminal Block Plot Building Floor Suite Formula War"
    " District Ward Area Zone Sector Phase Level Grade Room Case Bill Camp School Fox FOX News ABC NBC CBS CW Action Act"
    " Step Stage Season Episode Question Rule Track Point Super Bowl Section PS Town Tower Unit Form Schedule Item".split()
)
_AGE_GROUPS = frozenset(
    "them those children anyone people persons men women boys girls youths residents adults minors everyone".split()
)
_NEXT = re.compile(r"[- \u00a0\n]?(%|[A-Za-z][A-Za-z.'’]*)")
_OLD = re.compile(r"[- ](?:years?|yrs?|months?|weeks?|days?)[- ](?:olds?|of[ ]age)\b")
_STREET = re.compile(
    r"[ ](?:block\b|(?:[NSEW]\.?[ ]|North[ ]|South[ ]|East[ ]|West[ ])?(?:[A-Z0-9][\w.’'-]*[ ]){1,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Way|Court|Ct|Place|Pl|Parkway|Pkwy|Highway|Hwy"
    r"|Terrace|Circle|Square|Trail|Loop|Pike)\b)"
)
_FRACTION = re.compile(r"[- ](?:(?P<many>thirds|quarters|fourths|fifths|sixths|eighths|tenths)|(?P<one>third|quarter|fifth|tenth))\b")
_DENOMINATORS = {"thi": 3.0, "qua": 4.0, "fou": 4.0, "fif": 5.0, "six": 6.0, "eig": 8.0, "ten": 10.0}
_AGE_END = re.compile(r"[,;)—–]|[ ](?:of|was|were|who|and|from)\b|\.(?!\d)")
_ORDINAL_TAILS = frozenset({"st", "nd", "rd", "th"})
_LONGEST_AGE = 110
_LAST_DAY = 31
_FIRST_YEAR, _LAST_YEAR = 1900, 2099


def tell_kind(text: str, number: SpelledNumber, low: int, high: int) -> NumberKind:
    """Return what the number is, by the rule table of the module; ``[low, high)`` is the passage looked at."""
    follower = _NEXT.match(text, number.end, high)
    word = follower.group(1) if follower else ""
    glued = _tell_glued(text, number, low, high)
    if glued is not None:
        return glued
    joiner = text[number.end : number.end + 1] if follower else ""
    if number.word == "half" and number.high is not None and number.high < 1:
        return NumberKind.SHARE
    if find_fraction(text, number, high) is not None:
        return NumberKind.SHARE
    if _OLD.match(text, number.end, high):
        return NumberKind.AGE
    unit = _UNITS.get(word.lower().rstrip("."))
    if unit is None and joiner == "-" and word and word.lower() not in {"plus", "odd"}:
        return NumberKind.LABEL
    if unit is not None and (unit is not NumberKind.LABEL or word[0].isupper()):
        return _tell_unit(text, number, unit, high)
    if word == "per" and text[number.end : number.end + 9].lower() == " per cent":
        return NumberKind.PERCENT
    return _tell_by_left(text, number, low, high, word)


def find_fraction(text: str, number: SpelledNumber, high: int) -> tuple[int, float] | None:
    """Return where "two-thirds" or "one in five" written as a fraction ends, and its denominator, or None."""
    match = _FRACTION.match(text, number.end, high)
    if match is None or (match["one"] is not None) != (number.low == 1):
        return None
    return match.end(), _DENOMINATORS[match.group()[1:4]]


def _tell_unit(text: str, number: SpelledNumber, unit: NumberKind, high: int) -> NumberKind:
    after = text[number.end : min(high, number.end + 16)].lower()
    if unit is NumberKind.DURATION and number.plain and after.startswith(" hours") and len(number.word) == len("0700"):
        return NumberKind.TIME
    return unit


def _tell_glued(text: str, number: SpelledNumber, low: int, high: int) -> NumberKind | None:
    """Return the kind that characters touching the number give it, or None."""
    before = text[number.start - 1] if number.start > low else ""
    after = text[number.end : number.end + 2] if number.end < high else ""
    digits = number.word[0].isdigit()
    if before and text.endswith(_CURRENCIES, max(low, number.start - 4), number.start):
        return NumberKind.MONEY
    if before == " " and text.endswith(_CURRENCIES, max(low, number.start - 5), number.start - 1):
        return NumberKind.MONEY
    if digits and (before == ":" or (after[:1] == ":" and after[1:].isdigit())):
        return NumberKind.TIME
    if not number.readable:
        return NumberKind.LABEL
    if before in {"'", "’", "‘"} and digits and len(number.word) == 2:  # noqa: PLR2004 -- a year cut to two digits
        return NumberKind.DATE
    if digits and before and before in "-‑.#№/_&@=" and not (before == "." and text[number.start - 2 : number.start - 1] == "."):
        return NumberKind.LABEL
    if number.tail:
        return _tell_tail(number)
    if digits and after and (after[0] in "/_=" or (after[0] in "-–" and after[1:].isdigit())):
        return NumberKind.DATE if _is_year(number.word) else NumberKind.LABEL
    if digits and before in {"[", "("} and after[:1] in {"]", ")"}:
        return NumberKind.LABEL
    if number.plain and after in {". ", ") "} and (not before or before == "\n"):
        return NumberKind.LABEL
    return None


def _tell_tail(number: SpelledNumber) -> NumberKind:
    tail = number.tail.lower()
    if tail == "s":
        return NumberKind.DATE if _is_year(number.word[:-1]) else NumberKind.AGE
    if tail in _ORDINAL_TAILS:
        return NumberKind.LABEL
    return _UNITS.get(tail, NumberKind.LABEL) if tail != "mm" else NumberKind.LABEL


def _tell_by_left(text: str, number: SpelledNumber, low: int, high: int, follower: str) -> NumberKind:
    """Return the kind that the words before the number give it, with what follows in view."""
    left = text[max(low, number.start - 32) : number.start]
    words = left.split()
    last = words[-1] if words else ""
    lower = last.lower().rstrip(",")
    if lower.rstrip(".") in _MONTHS and number.low <= _LAST_DAY and _is_day(words, number, follower):
        return NumberKind.DATE
    if follower.rstrip(".,").lower() in _MONTHS and number.plain and follower[0].isupper():
        return NumberKind.DATE
    if _is_year(number.word) and number.plain and _may_be_year(lower, number, follower):
        return NumberKind.DATE
    if number.word[0].isdigit() and (lower in _LABEL_NOUNS or last in _CAPITAL_LABEL_NOUNS):
        return NumberKind.LABEL
    if lower in {"aged", "age", "ages"} or (lower == "between" and "ages" in left):
        return NumberKind.AGE
    if "." in number.word and last[:1].isupper() and number.scale == 1 and not follower[:1].islower():
        return NumberKind.LABEL
    if number.plain and _STREET.match(text, number.end, high):
        return NumberKind.LABEL
    if _is_bare_age(text, number, left, words, high):
        return NumberKind.AGE
    return NumberKind.COUNT


def _is_day(words: list[str], number: SpelledNumber, follower: str) -> bool:
    """Tell "May 12" from "In May 12 people": the latter has ``in`` before and a plain word after."""
    after_in = len(words) > 1 and words[-2].lower() in {"in", "since", "during"} and not words[-1].endswith(",")
    return number.word[0].isdigit() and not (after_in and follower[:1].islower())


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and _FIRST_YEAR <= int(word) <= _LAST_YEAR  # noqa: PLR2004 -- four digits


def _may_be_year(before: str, number: SpelledNumber, follower: str) -> bool:
    if before.rstrip(".") in _MONTHS or before.rstrip(".") in {"since", "until", "during", "by"}:
        return True
    rounded = number.low % 100 == 0
    if before in _YEAR_PREFIXES or before[-1:].isdigit():
        return not (rounded and before in {"of", "around", "the", "to"} and follower[:1].islower())
    return not follower[:1].islower()


def _is_bare_age(text: str, number: SpelledNumber, left: str, words: list[str], high: int) -> bool:
    """Tell "Karl Brandt, 24, of …" and "most of them under 20" from counts."""
    if not number.plain or number.low > _LONGEST_AGE or not _AGE_END.match(text, number.end, high):
        return False
    if len(words) > 1 and words[-1] in {"under", "over", "below", "above"} and words[-2].lower() in _AGE_GROUPS:
        return True
    return left.endswith(", ") and left[-3:-2].isalpha()
