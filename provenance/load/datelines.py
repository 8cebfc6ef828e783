"""Lines that say when a text was published, and sometimes by whom.

Four kinds: a date line with or without a label ("Published: 12 March 2019"), the dateline of a wire story
("PARIS, March 3 (Reuters) -"), the source line of a broadcast monitor ("Tehran IRNA in English 1615 GMT 12 Mar 93", as
FBIS and BBC Monitoring write it), and the monitor's first line ("Text of report by …").
"""

import re
from dataclasses import dataclass

from provenance.model.dates import DatePeriod, PartialDate
from provenance.text.date_rules import ORDER_UNKNOWN, resolve_date
from provenance.text.dates import DateParts, FoundDate, find_dates
from provenance.text.wordlists import list_words

LABELLED, BROADCAST, WIRE, PLAIN, REPORTED, LATER = range(6)
"""Ranks: which line to believe first. A label beats all; the day of a later change is the last resort."""

_LABEL = re.compile(
    r"\W{0,3}(?:(?:first |originally )?(?:published|posted|publication date|date published|date of publication|issued"
    r"|released|filed|submitted|date|dated|dateline|report date|article date|info(?:rmation)? date|created)\b"
    r"|(?:publication|volume|vol|issue|source)\b(?=.{0,3}[:\d]))",
    re.IGNORECASE,
)
_INLINE = re.compile(r"\b(?:posted|(?:first )?published|created|publication date)(?: on)?: ?", re.IGNORECASE)
_NUMBERED = re.compile(r"\b(?:volume|vol|issue|number|no|pages?|pp?)\b[.:]?[ \t]?\d{1,4}\b", re.IGNORECASE)
_CHANGED = re.compile(r"\W{0,3}(?:last )?(?:updated?|modified|revised)\b", re.IGNORECASE)
_OTHER_DAY = re.compile(
    r"accessed|retrieved|downloaded|viewed|printed|archived|copyright|©|\(c\)|\bborn\b|expires|until|photo|image"
    r"|picture|caption|credit|\(source|file photo|deadline|all rights",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:on )?(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?", re.IGNORECASE)
_CLOSED = re.compile(r"(?:^|[–—|,:•·/-])\s{0,3}$")
_OPENED = re.compile(
    r"\W{0,4}$|\s{0,3}[–—|,:•·/-]|\s{1,3}(?:at |by )?(?:\d{1,2}[:.]\d\d|\d{4} (?:gmt|utc|hrs)|by )", re.IGNORECASE
)
_LONGEST_LINE = 160
_LONGEST_PART = 45

_LANGUAGES = list_words(
    """Albanian Amharic Arabic Armenian Azeri Azerbaijani Baluchi Bengali Bosnian Bulgarian Burmese Cantonese Chinese
    Croatian Czech Danish Dari Dutch English Estonian Farsi Finnish French Georgian German Greek Hausa Hebrew Hindi
    Hungarian Indonesian Italian Japanese Kazakh Khmer Korean Kurdish Kyrgyz Latvian Lithuanian Macedonian Malay
    Mandarin Nepali Norwegian Pashto Persian Polish Portuguese Punjabi Romanian Russian Serbian Serbo-Croatian Sinhala
    Slovak Slovene Somali Spanish Swahili Swedish Tagalog Tajik Tamil Thai Turkish Turkmen Ukrainian Urdu Uzbek
    Vietnamese
    """
)
_BROADCAST = re.compile(
    r"\W{0,4}(?:(?i:(?:city/)?source)[ \t]?:[ \t]{0,3})?(?P<who>[^\W\d_][^\n:;]{1,80}?),? in "
    rf"(?:{'|'.join(sorted(_LANGUAGES))})(?: to [A-Z][A-Za-z ]{{2,30}})?,? (?:\d{{4}} ?(?:GMT|gmt|UTC|utc),? )?"
    r"(?P<date>\d{1,2} [A-Z][A-Za-z]{2,8}\.? '?\d{2}(?:\d{2})?)(?!\d)"
)
_QUOTED = re.compile(r"[\"“][^\"“”]{0,200}[\"”]")
_REPORTED = re.compile(
    r"\W{0,4}(?:full |unattributed )?(?:text|excerpts?|summary|transcript) (?:of|from) .{0,120}\bby "
    r"(?P<who>[^\n,;]{2,100})",
    re.IGNORECASE,
)
_REPORT_END = re.compile(
    r" (?:on|headlined|entitled|titled|in|dated|from|broadcast|published|website|web ?site)\b|[.:]\s|\.$"
)
_REPORT_DAY = re.compile(r" on (?P<date>\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?)")
_WIRE = re.compile(
    r"\W{0,3}(?P<place>[^\W\d_a-z][^()/\n]{1,80}?)(?:\((?P<agency>[^()\n\d]{2,40})\)|/(?P<slashed>[A-Z][^/\n\d]{1,30})/)"
    r"[ \t]?[.:]?[ \t]?(?:[-–—]{1,3}|:|(?<=[/).:])\s)"
)
_IRANIAN = re.compile(
    r"(?P<place>[^\W\d_a-z][^,\n]{1,40}), (?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}), "
    r"(?P<agency>[A-Z][A-Za-z]{1,20}) ?[-–—:]"
)
_CITY_AGENCY = re.compile(r"AFP|AP|ANI|BBC|CNN|DPA|IANS|INA|IRNA|KUNA|MENA|PTI|SANA|TASS|UPI|WAM|Reuters|Xinhua")
_STATION = frozenset({"Voice", "Radio", "Television", "TV"})
_UPPER = re.compile(r"[^\W\d_a-z]{2}")
_JOINING = frozenset({"of", "the", "and", "al", "de", "for", "in", "el", "e", "i", "du", "des", "la"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A date line: its rank, its date as found (None where it names only a publisher), and who it says published."""

    rank: int
    found: FoundDate | None
    publisher: str | None = None


def read_date_line(line: str, *, labelled: bool = False) -> Dated | None:
    """Return the date of a line that holds little else, or that a label opens; None for any other line.

    With ``labelled`` only lines with a label count. Years alone count only after a label.
    """
    if len(line) > _LONGEST_LINE or _OTHER_DAY.search(line):
        return None
    masked = _NUMBERED.sub(lambda match: "_" * len(match.group()), line)
    found = next((date for date in find_dates(masked) if date.on.year is not None), None)
    if found is None:
        return None
    if _LABEL.match(line, 0, found.span.start):
        return Dated(LABELLED, found)
    if _CHANGED.match(line, 0, found.span.start):
        return Dated(LATER, found)
    if labelled or found.on.month is None or line[0] in "([" or not _stands_alone(line, found):
        return None
    return Dated(PLAIN, found)


def read_inline_label(text: str) -> Dated | None:
    """Return the date that follows a label with a colon amid other words, as where a page's lines were run together."""
    for label in _INLINE.finditer(text):
        end = label.end() + _LONGEST_PART
        found = next((date for date in find_dates(text, label.end(), min(end, len(text))) if date.on.year), None)
        if found is not None and found.on.month is not None:
            return Dated(LABELLED, found)
    return None


def _stands_alone(line: str, found: FoundDate) -> bool:
    """Tell whether a line is a date with at most a short part before it and after it, parted from it by a mark."""
    before, after = _WEEKDAY.sub("", line[: found.span.start]), line[found.span.end :]
    if len(before) > _LONGEST_PART or len(after) > _LONGEST_PART or any(c.isdigit() for c in before):
        return False
    if found.on.day is None and after.strip(" .|"):
        return False
    return _CLOSED.search(before) is not None and _OPENED.match(after) is not None


def read_broadcast(line: str) -> Dated | None:
    """Return date and outlet of a broadcast monitor's line: source line, or "Text of report by …"."""
    match = _BROADCAST.match(line)
    if match:
        return Dated(BROADCAST, _read_only(match["date"]), _name_broadcaster(match["who"]))
    line = _QUOTED.sub("", line)
    match = _REPORTED.match(line)
    if match is None:
        return None
    day = _REPORT_DAY.search(line, match.start("who"))
    end = _REPORT_END.search(match["who"])
    return Dated(
        REPORTED,
        _read_only(day["date"]) if day else None,
        _name_reporter(match["who"][: end.start()] if end else match["who"]),
    )


def _name_broadcaster(who: str) -> str:
    """Return the outlet without the city before it ("Tehran IRNA") or after it ("Tolo TV, Kabul")."""
    name, city_after, _ = who.partition(",")
    words = name.split()
    if city_after:
        return " ".join(words)
    capital = next((n for n, word in enumerate(words) if _UPPER.match(word) and word == word.upper()), 0)
    if capital == 0 and words[1:2] and words[1] in _STATION:
        capital = 1
    return " ".join(words[capital:])


def _name_reporter(who: str) -> str | None:
    """Return the name at the end of "Afghan independent Tolo News", "Iranian news agency IRNA"."""
    words = who.split()
    small = [n for n, word in enumerate(words) if word.islower() and word not in _JOINING]
    name = words[small[-1] + 1 :] if small else words
    return " ".join(name) or None


def read_wire(paragraph: str) -> Dated | None:
    """Return agency and day (mostly without a year) of the dateline that opens a wire story."""
    match = _WIRE.match(paragraph)
    if match is None:
        return None
    place = match["place"]
    if any(word.islower() and word not in _JOINING for word in place.split()):
        return None
    found = next(find_dates(place), None)
    name = place[: found.span.start] if found else place
    agency = (match["agency"] or match["slashed"]).strip()
    if _UPPER.match(name) is None and found is None and _CITY_AGENCY.fullmatch(agency) is None:
        return None
    return Dated(WIRE, found if found and found.on.day else None, agency)


def read_agency(paragraph: str) -> Dated | None:
    """Return agency and day of a dateline such as "Tehran, Nov 12, IRNA –"."""
    match = _IRANIAN.match(paragraph)
    found = _read_only(match["date"]) if match else None
    return Dated(WIRE, found, match["agency"]) if match and found else None


def _read_only(written: str) -> FoundDate | None:
    return next(find_dates(written), None)


def resolve_stated(found: FoundDate) -> DatePeriod | None:
    """Return the period of a date whose year stands in the text, or None where it names no day of the calendar.

    A numerical date in either order ("5/12/2017") becomes the range between its two readings, marked as inferred.
    """
    if not found.either_order:
        return resolve_date(found, None)
    parts = (found.on, DateParts(found.on.year, found.on.day, found.on.month))
    readings = (resolve_date(found._replace(on=on, either_order=False), None) for on in parts)
    days = sorted((period.on for period in readings if period), key=PartialDate.first_day)
    return DatePeriod(days[0], days[-1], inferred=True, rule=ORDER_UNKNOWN) if days else None
