"""What a claim can be found again by: keys for its words, names, numbers with their roles, days and places.

A key is a whole number of 32 bits with a sign, made from a plain text such as ``killed:9`` or ``2017-03-12`` by a
checksum, so that it is the same everywhere and small in an index. Two texts that share one by accident do no harm:
what is found through a key is weighed by all others.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from provenance.link.weights import KeyKind
from provenance.link.word_keys import Word, find_words, make_key, number_key
from provenance.model.claims import Claim, EventDate, Place, Quantity
from provenance.model.dates import DatePeriod
from provenance.model.facts import ClaimFact
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, Precision, QuantityRole
from provenance.text.folding import fold_name

MOST_KEYS = 64
"""Keys that a claim has at most, so that a page of names without a full stop costs no more than a long sentence."""

_READ = 6_000
"""Characters of a claim that are read."""
_MOST_DAYS = 8
"""Days of a range that get a key each; a longer one has its months alone."""
_MOST_MONTHS = 3
_WEEK = 7
_NAME_GAP = frozenset({" ", "\u00a0", "-", "’", "'"})
_ASIDE = frozenset({CitationKind.PARENTHETICAL, CitationKind.FOOTNOTE, CitationKind.CREDIT})
_LARGEST = 1e15


def find_keys(claim: ClaimFact | Claim, published: DatePeriod | None = None) -> tuple[int, ...]:
    """Return the keys of a claim, without those of the brackets and notes that cite: who reports is not what happened.

    ``published`` is when its document was: what is reported on one day often happened on that day or just before.
    The keys are in rising order, each once, at most ``MOST_KEYS``.
    """
    aside = [one.span for one in claim.citations if one.kind in _ASIDE]
    return find_keys_in(
        claim.text,
        start=claim.span.start,
        aside=aside,
        quantities=claim.quantities,
        event_dates=claim.event_dates,
        places=claim.places,
        published=published,
    )


def find_keys_in(
    text: str,
    *,
    start: int = 0,
    aside: Sequence[Span] = (),
    quantities: Iterable[Quantity] = (),
    event_dates: Sequence[EventDate] = (),
    places: Iterable[Place] = (),
    published: DatePeriod | None = None,
) -> tuple[int, ...]:
    """Return the keys of a text and of what was read from it; linear time, any text.

    Args:
        text: the words.
        start: where the text begins in its document, to which all spans refer.
        aside: spans whose words say nothing of the event.
        quantities: the numbers in it, with their roles.
        event_dates: when it happened; the words of these spans get no keys of their own.
        places: where it happened.
        published: when it was published.
    """
    covered = [*aside, *(one.span for one in event_dates)]
    words = find_words(text[:_READ])
    if covered:
        words = [one for one in words if not any(span.start <= one[0] + start < span.end for span in covered)]
    keys: dict[int, None] = {}
    for found in (
        *(_date_keys(one.period) for one in event_dates),
        _publication_keys(published) if published is not None else (),
        _quantity_keys(quantities),
        _place_keys(places),
        _name_keys(text, words),
        (word.key for _, _, word in words if word.key is not None),
    ):
        keys |= dict.fromkeys(found)
    return tuple(sorted(list(keys)[:MOST_KEYS]))


@lru_cache(maxsize=1 << 12)
def _date_keys(period: DatePeriod) -> tuple[int, ...]:
    """Return a key for each day of a short period and each week that it touches, and for each month of a longer one."""
    first, last = period.first_day(), period.last_day()
    if period.precision is Precision.YEAR:
        return ()
    keys = []
    length = (last - first).days + 1
    if 0 < length <= _MOST_DAYS:
        days = [first + timedelta(days=number) for number in range(length)]
        keys += [make_key(day.isoformat(), KeyKind.DAY) for day in days]
        keys += [make_key(week, KeyKind.WEEK) for week in {week: None for day in days for week in _weeks_of(day)}]
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    for number in range(min(months, _MOST_MONTHS)):
        years, month = divmod(first.month - 1 + number, 12)
        keys.append(make_key(f"{first.year + years:04}-{month + 1:02}", KeyKind.MONTH))
    return tuple(keys)


@lru_cache(maxsize=1 << 12)
def _publication_keys(published: DatePeriod) -> tuple[int, ...]:
    """Return the keys of the day as if it were the event's, and one for each of the weeks in which reports came out."""
    if published.precision is not Precision.DAY:
        return ()
    weeks = _weeks_of(published.first_day())
    return *_date_keys(published), *(make_key(week, KeyKind.PUBLISHED) for week in weeks)


def _weeks_of(day: date) -> tuple[str, str]:
    """Return the two weeks in which a day is, of which one begins in the middle of the other: near days share one."""
    number = day.toordinal()
    return f"week:{number // _WEEK}", f"half:{(number + _WEEK // 2) // _WEEK}"


def _quantity_keys(quantities: Iterable[Quantity]) -> Iterator[int]:
    """Yield a key for each number, and one for the number with its role."""
    for one in quantities:
        for value in {one.low: None, one.likely_low: None}:
            if not -_LARGEST < value < _LARGEST:
                continue
            shown = str(int(value)) if value == int(value) else repr(value)
            yield number_key(shown)
            if one.role is not QuantityRole.OTHER:
                yield make_key(f"{one.role}:{shown}", KeyKind.COUNT)


def _place_keys(places: Iterable[Place]) -> Iterator[int]:
    """Yield a key for each place whose name has several words; a single word has its own."""
    for place in places:
        name = fold_name(place.name[:_READ])
        if " " in name:
            yield make_key(name, KeyKind.NAME)


def _name_keys(text: str, words: Sequence[tuple[int, int, Word]]) -> Iterator[int]:
    """Yield a key for each two words with capitals that stand side by side."""
    for (_, end, one), (begin, _, other) in pairwise(words):
        if one.capital and other.capital and text[end:begin] in _NAME_GAP and (one.key or other.key):
            yield make_key(f"{one.folded} {other.folded}", KeyKind.NAME)
