"""Wires: which agency's story a document carries, as its dateline, byline or copyright line says.

"PORT VILA, March 3 (AP) -" marks an agency's story on whatever page it stands: two outlets that bear the same mark tell
it from one origin.
"""

from collections.abc import Iterator, Mapping, Sequence

from provenance.text.folding import fold_name

_AGENCIES: Mapping[str, str] = {
    "ap": "ap",
    "associated press": "ap",
    "afp": "afp",
    "agence france presse": "afp",
    "reuters": "reuters",
    "thomson reuters": "reuters",
    "upi": "upi",
    "united press international": "upi",
    "dpa": "dpa",
    "deutsche presse agentur": "dpa",
    "efe": "efe",
    "ansa": "ansa",
    "tass": "tass",
    "itar tass": "tass",
    "interfax": "interfax",
    "ria novosti": "ria novosti",
    "xinhua": "xinhua",
    "xinhua news agency": "xinhua",
    "kyodo": "kyodo",
    "kyodo news": "kyodo",
    "yonhap": "yonhap",
    "pti": "pti",
    "press trust of india": "pti",
    "ani": "ani",
    "asian news international": "ani",
    "ians": "ians",
    "anadolu agency": "anadolu",
    "canadian press": "canadian press",
    "press association": "press association",
    "pa media": "press association",
    "bloomberg": "bloomberg",
}
"""Agencies by their folded names."""

_HEAD, _TAIL = 2500, 800
_LONGEST_PLACE, _LONGEST_MARK = 70, 40
_LONGEST_BYLINE = 90
_LEAST_CAPITALS = 3
_MONTHS = frozenset({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})
_DASHES = "-\u2013\u2014\u2015:"


def find_wire(text: str) -> str | None:
    """Return the mark of the agency whose story a text is, folded; None where it bears none.

    Any name in a dateline after a place in capitals counts; in bylines and copyright lines only that of an agency.
    """
    for line in text[:_HEAD].splitlines():
        mark = _find_in_dateline(line.strip()) or _find_in_byline(line.strip())
        if mark is not None:
            return mark
    for line in text[-_TAIL:].splitlines():
        mark = _find_in_copyright(line.strip())
        if mark is not None:
            return mark
    return None


def name_mark(name: str) -> str:
    """Return a name as a mark: an agency under one name, anything else folded."""
    folded = fold_name(name)
    return _AGENCIES.get(folded, folded)


def _find_in_dateline(line: str) -> str | None:
    start = line.find("(", 0, _LONGEST_PLACE)
    end = line.find(")", start, start + _LONGEST_MARK + 2) if start > 0 else -1
    if end < 0 or not line[end + 1 :].lstrip().startswith(tuple(_DASHES)):
        return None
    if not _is_place(line[:start].replace(",", " ").replace(".", " ").split()):
        return None
    mark = name_mark(line[start + 1 : end])
    return None if not mark or mark[:3] in _MONTHS or mark[0].isdigit() else mark


def _is_place(words: Sequence[str]) -> bool:
    """Tell whether words begin with a place in capitals: one of at least three letters, or two words."""
    if not words or not words[0].isupper():
        return False
    return len(words[0]) >= _LEAST_CAPITALS or (len(words) > 1 and words[1].isupper())


def _find_in_byline(line: str) -> str | None:
    if len(line) > _LONGEST_BYLINE:
        return None
    return next(_find_agencies(line), None) if line.startswith(("By ", "BY ")) else _AGENCIES.get(fold_name(line))


def _find_in_copyright(line: str) -> str | None:
    place = max(line.find("opyright"), line.find("©"), line.find("(c)"))
    if place < 0:
        return None
    return next(_find_agencies(line[place : place + _LONGEST_BYLINE]), None)


def _find_agencies(line: str) -> Iterator[str]:
    words = fold_name(line).split()
    for start in range(len(words)):
        for length in (3, 2, 1):
            mark = _AGENCIES.get(" ".join(words[start : start + length]))
            if mark is not None:
                yield mark
