"""What a number is by the words and marks around it: a count, or a share, money, age, date, label and the like.

Rule table (first match wins):

==========  ===========================================================================================================
kind        told by
==========  ===========================================================================================================
money       a currency's sign or code before it; the name of a currency after it
time        "10:30"; "7 p.m.", "0700 GMT", "0700 hours", "two o'clock"
label       letters, ``#``, ``/``, ``.`` or a hyphen glued to it ("AK-47", "9mm", "ISIS 2.0", "9/11"); digits in groups
            (phones, "3-2"); ordinals; a mark of a list ("1. …", "[1]"); "-member", "-story" after it; "No.", "Route",
            "Flight" before it; a street after it
date        "'17", "1990s", "2017-18"; a month beside it; four digits from 1900 to 2099 where a year may stand
share       "half", "two-thirds", "one in three", "nine out of ten" (the last two are found in `numbers`)
age         "year-old", "years old"; "aged"; "in his 30s"; a bare number between commas after a name; "them under 20"
percent     "%", "percent", "per cent", "percentage points"
duration    a unit of time after it
distance    a unit of length after it
measure     a unit of mass, volume, area, power or data after it
count       everything else
==========  ===========================================================================================================
"""

import re
from enum import StrEnum

from provenance.text.number_words import SpelledNumber
from provenance.text.wordlists import list_words


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
        list_words(
            """dollars dollar euros euro rupees rupee afghanis rubles roubles rials riyals liras lira dirhams yuan
            yen cents francs pesos shillings naira hryvnia hryvnias usd eur gbp inr pkr rs afn rub"""
        ),
        NumberKind.MONEY,
    ),
    **dict.fromkeys(
        list_words(
            """second seconds minute minutes min mins hour hours hr hrs day days night nights week weeks weekend
            weekends month months year years yr yrs decade decades century centuries semester
            semesters fortnight"""
        ),
        NumberKind.DURATION,
    ),
    **dict.fromkeys(
        list_words(
            """km kilometer kilometers kilometre kilometres mile miles meter meters metre metres feet foot ft inch
            inches yard yards nautical mph kph kmh cm centimeters centimetres mm m light-years knots"""
        ),
        NumberKind.DISTANCE,
    ),
    **dict.fromkeys(
        list_words(
            """kg kilogram kilograms kilo kilos gram grams ton tons tonne tonnes pound pounds lb lbs ounce ounces
            oz liter liters litre litres gallon gallons barrel barrels hectare hectares acre acres
            square cubic megawatt megawatts mw gigawatts kilowatt kilowatts degrees degree celsius
            fahrenheit megatons kilotons bpd sq g megabytes gigabytes terabytes gb mb tb kb"""
        ),
        NumberKind.MEASURE,
    ),
    **dict.fromkeys(
        list_words("am pm a.m p.m o'clock o’clock gmt utc est edt cst cdt pst pdt noon midnight"), NumberKind.TIME
    ),
}
_STREETS = list_words("Street St Avenue Ave Road Rd Boulevard Blvd Drive Dr Lane Ln Highway Hwy Parkway Pkwy Court Ct")
_MONTHS = list_words(
    """january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec"""
)
_BEFORE_YEAR = list_words(
    """in since until till by from during early late mid before after through around between year summer spring autumn
    fall winter ramadan election elections and of to circa mid- the"""
)
_ALWAYS_YEAR = list_words("since until during by")
_ROUND_COUNT = list_words("of around the to")
_CURRENCIES = ("$", "£", "€", "¥", "₹", "₽", "₴", "Rs.", "Rs", "INR", "PKR", "USD", "EUR", "AFN", "Rp")
_CURRENCY_ENDS = frozenset(currency[-1] for currency in _CURRENCIES)
_TOUCHING = frozenset(":/_=-–")
"""What makes the digits before it something else than a count."""
_BEFORE_LABEL = list_words(
    """no no. nos nos. number numbers chapter article articles section sections page pages pp p. pp. lot apt apt.
    apartment unit route rte highway hwy interstate exit channel precinct volume vol vol. issue resolution
    flight boeing airbus psalm figure fig. fig paragraph para annex appendix clause footnote ext ext. extension
    dial call text phone fax tel tel: phone: code bus windows version sr cr"""
)
_BEFORE_LABEL_AS_NAME = list_words(
    """Part Class Group House Act Line Day Week Game Round Title Type Mark Model Station Platform Gate Table Note
    Division Brigade Battalion Regiment Squad Engine Ladder Local Post Pier Terminal Block Plot Building Floor
    Suite Formula War District Ward Area Zone Sector Phase Level Grade Room Case Bill Camp School Fox FOX News
    ABC NBC CBS CW Action Step Stage Season Episode Question Rule Track Point Super Bowl Town Tower Form
    Schedule Item"""
)
_AGE_GROUPS = list_words(
    "them those children anyone people persons men women boys girls youths residents adults minors everyone"
)
_NEXT = re.compile(r"[- \u00a0\n]?(%|[A-Za-z][A-Za-z.'’]*)")
_OLD = re.compile(r"[- ]?(?:y/o|yo|y\.o\.)(?!\w)|[- ](?:years?|yrs?|months?|weeks?|days?)[- ](?:olds?|of[ ]age)\b")
_ADDRESS = re.compile(
    r"[ ](?:block\b|(?:[NSEW]\.?[ ]|North[ ]|South[ ]|East[ ]|West[ ])?(?:[A-Z0-9][\w.’'-]*[ ]){1,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Way|Court|Ct|Place|Pl|Parkway|Pkwy|Highway|Hwy"
    r"|Terrace|Circle|Square|Trail|Loop|Pike)\b)"
)
_FRACTION = re.compile(
    r"[- ](?:(?P<many>thirds|quarters|fourths|fifths|sixths|eighths|tenths)|(?P<one>third|quarter|fifth|tenth))\b"
)
_OLD_INITIALS, _FRACTION_INITIALS = frozenset("ymwd"), frozenset("tqfse")
"""What the word after a number begins with, where it may be "years old" or "thirds"."""
_DENOMINATORS = {"thi": 3.0, "qua": 4.0, "fou": 4.0, "fif": 5.0, "six": 6.0, "eig": 8.0, "ten": 10.0}
_AGE_END = re.compile(r"[,;)—–]|[ ](?:of|was|were|who|and|from)\b|\.(?!\d)")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_SUFFIXES = frozenset({"plus", "odd"})
_PLURALS = list_words("people men women children troops police personnel others of more")
_LIMITS = frozenset({"under", "over", "below", "above"})
_TELLING_BEFORE = _MONTHS | _BEFORE_LABEL | _LIMITS | {"aged", "age", "ages", "of"}
"""Words in small letters before a number that may tell its kind."""
_LONGEST_ACRONYM = 4
_LONGEST_AGE = 110
_LAST_DAY = 31
_YEARS = range(1900, 2100)
_WINDOW = 32


def tell_kind(text: str, number: SpelledNumber, low: int, high: int) -> NumberKind:
    """Return what the number is, by the rule table of the module; ``[low, high)`` is the passage looked at."""
    follower = _NEXT.match(text, number.end, high)
    word = follower[1] if follower else ""
    start = number.start
    before = text[start - 1] if start > low else ""
    # A currency's sign or code stands right before the number or one space away.
    sign = text[start - 2 : start - 1] if before == " " else before
    if sign in _CURRENCY_ENDS and _is_money(text, start, low):
        return NumberKind.MONEY
    # Most numbers are bare digits after a space, which nothing touches.
    if not number.plain or before != " " or text[number.end : number.end + 1] in _TOUCHING:
        touched = _tell_by_touch(text, number, low, high)
        if touched is not None:
            return touched
    return _tell_by_follower(text, number, high, word) or _tell_by_left(text, number, low, high, word)


def find_fraction(text: str, number: SpelledNumber, high: int) -> tuple[int, float] | None:
    """Return where the fraction ends that the number begins ("two-thirds"), and its denominator, or None."""
    match = _FRACTION.match(text, number.end, high)
    if match is None or (match["one"] is not None) != (number.low == 1):
        return None
    return match.end(), _DENOMINATORS[match.group()[1:4]]


def _is_money(text: str, start: int, low: int) -> bool:
    """Tell whether a currency's sign or code stands before the number."""
    spaced = start - 1 if start > low and text[start - 1] == " " else start
    return text.endswith(_CURRENCIES, max(low, spaced - 4), spaced)


def _tell_by_touch(text: str, number: SpelledNumber, low: int, high: int) -> NumberKind | None:
    """Return the kind that the characters touching the number give it, or None."""
    if not number.word[0].isdigit():
        return NumberKind.SHARE if number.word == "half" and (number.high or 1) < 1 else None
    before = text[number.start - 1] if number.start > low else ""
    after = text[number.end : min(number.end + 2, high)]
    if before == ":" or (after[:1] == ":" and after[1:].isdigit()):
        return NumberKind.TIME
    if number.readable and number.tail:
        return _tell_by_tail(number)
    if before in {"'", "’", "‘"} and len(number.word) == 2:  # noqa: PLR2004 -- a year cut to two digits
        return NumberKind.DATE
    if after[:1] in {"/", "_", "="} or (after[:1] in {"-", "–"} and after[1:].isdigit()):
        return NumberKind.DATE if _is_year(number.word) else NumberKind.LABEL
    bracketed = before in {"[", "("} and after[:1] in {"]", ")"}
    listed = number.plain and after in {". ", ") "} and before in {"", "\n"}
    glued = before != "" and before in "-‑.#№/_&@="
    return NumberKind.LABEL if glued or bracketed or listed or not number.readable else None


def _tell_by_tail(number: SpelledNumber) -> NumberKind:
    tail = number.tail.lower()
    if tail == "s":
        return NumberKind.DATE if _is_year(number.word[:-1]) else NumberKind.AGE
    return NumberKind.LABEL if tail in _ORDINALS or tail == "mm" else _UNITS.get(tail, NumberKind.LABEL)


def _tell_by_follower(text: str, number: SpelledNumber, high: int, word: str) -> NumberKind | None:
    """Return the kind that the word after the number gives it, or None."""
    initial = word[:1]
    if initial in _OLD_INITIALS and _OLD.match(text, number.end, high):
        return NumberKind.AGE
    if initial in _FRACTION_INITIALS and find_fraction(text, number, high) is not None:
        return NumberKind.SHARE
    if not word:
        return None
    unit = _UNITS.get(word.lower().rstrip(".'’"))
    if unit is not None:
        hours = unit is NumberKind.DURATION and word == "hours" and number.plain and len(number.word) == len("0700")
        return NumberKind.TIME if hours else unit
    if word == "per" and text.startswith(" per cent", number.end):
        return NumberKind.PERCENT
    hyphened = text[number.end] == "-" and word.lower() not in _SUFFIXES
    return NumberKind.LABEL if hyphened or word.rstrip(".") in _STREETS else None


def _tell_by_left(text: str, number: SpelledNumber, low: int, high: int, follower: str) -> NumberKind:
    """Return the kind that the words before the number give it, with what follows in view."""
    left = text[max(low, number.start - _WINDOW) : number.start]
    words = left.rsplit(None, 2)
    last = words[-1] if words else ""
    # After a small word of no weight and before another, digits that form no year are a count.
    plain = last not in _TELLING_BEFORE and last.isalpha() and last.islower() and len(number.word) != len("2000")
    if plain and follower[:1].islower() and follower[:5] != "block":
        return NumberKind.COUNT
    if _is_date(number, words, follower):
        return NumberKind.DATE
    lower = last.lower().rstrip(",")
    if number.word[0].isdigit() and (lower in _BEFORE_LABEL or last in _BEFORE_LABEL_AS_NAME):
        return NumberKind.LABEL
    if lower in {"aged", "age", "ages"} or left.endswith(("ages of ", "age of ")):
        return NumberKind.AGE
    addressed = number.plain and (follower[:5] == "block" or not follower[:1].islower())
    if _is_named(number, last, follower) or (addressed and _ADDRESS.match(text, number.end, high)):
        return NumberKind.LABEL
    return NumberKind.AGE if _is_bare_age(text, number, left, words, high) else NumberKind.COUNT


def _is_named(number: SpelledNumber, before: str, follower: str) -> bool:
    """Tell the numbers of names: "ISIS 2.0", "Resolution HB 1523"."""
    if not before[:1].isupper() or not number.word[0].isdigit() or number.scale != 1:
        return False
    if "." in number.word:
        return number.word.endswith(".0") or not follower[:1].islower()
    acronym = before.isupper() and before.isalpha() and 1 < len(before) <= _LONGEST_ACRONYM
    return number.plain and acronym and not follower[:1].isalpha()


def _is_date(number: SpelledNumber, words: list[str], follower: str) -> bool:
    """Tell whether a month stands beside the number, or the number is a year."""
    before = words[-1].lower().rstrip(",.") if words else ""
    if before in _MONTHS and number.low <= _LAST_DAY and _is_day(words, number, follower):
        return True
    if number.plain and follower[:1].isupper() and follower.rstrip(".,").lower() in _MONTHS:
        return True
    return number.plain and _is_year(number.word) and _may_be_year(before, number, follower)


def _is_day(words: list[str], number: SpelledNumber, follower: str) -> bool:
    """Tell "May 12" from "In May 12 people": the latter has ``in`` before and a plain word after."""
    after_in = len(words) > 1 and words[-2].lower() in {"in", "since", "during"} and not words[-1].endswith(",")
    return number.word[0].isdigit() and not (after_in and follower[:1].islower())


def _is_year(word: str) -> bool:
    return len(word) == len("2000") and word.isdigit() and int(word) in _YEARS


def _may_be_year(before: str, number: SpelledNumber, follower: str) -> bool:
    if before in _MONTHS or before in _ALWAYS_YEAR:
        return True
    counted = follower[:1].islower() and (follower in _PLURALS or follower.endswith("s"))
    if before in _BEFORE_YEAR or before[-1:].isdigit():
        return not (counted and number.low % 100 == 0 and before in _ROUND_COUNT)
    return not counted


def _is_bare_age(text: str, number: SpelledNumber, left: str, words: list[str], high: int) -> bool:
    """Tell "Karl Brandt, 24, of …" and "most of them under 20" from counts."""
    limited = len(words) > 1 and words[-1] in _LIMITS and words[-2].lower() in _AGE_GROUPS
    if not limited and not (left.endswith(", ") and left[-3:-2].isalpha()):
        return False
    return number.plain and number.low <= _LONGEST_AGE and _AGE_END.match(text, number.end, high) is not None
