"""The forms that dates are written in, as patterns; each takes linear time."""

import re

from provenance.text.wordlists import list_words

MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|uary|\.)?|mar(?:ch|\.)?|apr(?:i[l1]|\.)?|may|jun(?:e|\.)?|ju[l1](?:y|\.)?"
    r"|aug(?:ust|\.)?|sept?(?:ember|\.)?|[o0]ct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)(?![^\W\d_])"
)
DAY = r"[0-3OIl]?[0-9OIl](?:st|nd|rd|th)?(?![\w%$€£]|[.,:]\d{1,3}(?!\d))"
TIGHT_DAY = r"[0-3OIl]?[0-9OIl](?:st|nd|rd|th)?"
YEAR = r"[12Il][0-9OIl]{3}(?![\w%$€£]|[.,:]\d)"
SHORT_YEAR = (
    r"(?:['’‘][0-9]{2}(?!\w)"
    r"|[0-9]{2}(?=\s{0,3}(?:$|[)\];,]|[.:](?!\d))|\s{1,3}(?:(?:p|pp|in)\b|[A-Za-z]{3,13} [Ee]dition\b)))"
)
TO = r"\s{0,3}(?:[-‐‑–—/]|to|through|until|till)\s{0,3}"
AND = r"\s{0,3}(?:[-‐‑–—/&]|to|through|and)\s{0,3}"
AND_OR_COMMA = r"\s{0,3}(?:[-‐‑–—/&,]|to|through|and)\s{0,3}"
GAP = r"\s{0,4}[,.]?\s{0,4}"
WEEKDAY = r"(?:(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{1,3}(?:the\s)?)?"

ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d|[-/.]\d)")
NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\w%]|[-/.,]\d)")
YEAR_FIRST = re.compile(
    rf"(?P<y>(?:19|20)\d\d),?\s{{1,3}}(?:(?P<m1>{MONTH})\s{{1,3}}(?P<d1>{DAY})|(?P<d2>{TIGHT_DAY})\s{{1,3}}(?P<m2>{MONTH}))",
    re.IGNORECASE,
)
DAY_FIRST = re.compile(
    rf"{WEEKDAY}(?P<d1>{TIGHT_DAY})(?:(?:{GAP}(?P<m0>{MONTH}))?(?P<sep>{AND})(?P<d2>{TIGHT_DAY}))?"
    rf"(?:\s{{0,4}}|\s{{1,3}}of\s{{1,3}}|[-./]|\.\s{{1,2}}(?=[^\W\d_a-z][a-z]{{2,8}}\s\d{{4}}))(?P<m>{MONTH})"
    rf"(?:(?:{GAP}|[-/.])(?P<y>{YEAR}|{SHORT_YEAR})|[-/](?P<yy>\d\d)(?!\w))?",
    re.IGNORECASE,
)
DAY_LIST = re.compile(r"(?:\d{1,2},\s{0,2}){1,12}(?:and|&)?\s{0,3}(?=\d)")
DAY_FIRST_END = re.compile(
    rf"{TO}{WEEKDAY}(?P<d>{TIGHT_DAY})\s{{0,4}}(?:of\s{{1,3}})?(?P<m>{MONTH})(?:{GAP}(?P<y>{YEAR}))?",
    re.IGNORECASE,
)
MONTH_FIRST = re.compile(
    rf"{WEEKDAY}(?P<m>{MONTH})\s{{0,4}}(?:the\s)?(?P<d1>{DAY})"
    rf"(?:(?P<sep>{AND_OR_COMMA})(?:(?P<m2>{MONTH})\s{{0,4}})?(?P<d2>{DAY}))?(?:{GAP}(?P<y>{YEAR}|['’‘]\d\d(?!\w)))?",
    re.IGNORECASE,
)
MONTH_FIRST_END = re.compile(rf"{TO}(?P<m>{MONTH})\s{{0,4}}(?P<d>{DAY})(?:{GAP}(?P<y>{YEAR}))?", re.IGNORECASE)
DIGITS = re.compile(r"\d+")
MORE_DAYS = re.compile(rf"(?:\s{{0,3}}(?:,|&|and|,\s?and)\s{{0,3}})(?P<d>{DAY})", re.IGNORECASE)
LATE_YEAR = re.compile(rf"{GAP}(?P<y>{YEAR})")
MONTH_ONLY = re.compile(
    rf"(?P<m>{MONTH})(?:(?P<sep>{TO})(?P<m2>{MONTH}))?"
    rf"(?:(?:\s{{0,4}}(?:,|of)?\s{{0,4}}|[-/])(?P<y>{YEAR}|['’‘]\d\d(?!\w)))?",
    re.IGNORECASE,
)
MONTH_END = re.compile(rf"{TO}(?P<m>{MONTH})\s{{0,4}},?\s{{0,4}}(?P<y>{YEAR})", re.IGNORECASE)
YEARS = re.compile(
    rf"(?P<y>(?:1[5-9]|20)[0-9O]{{2}}|2[O0Q][0-9OIl]{{2}})(?:[-‐‑–—/](?P<y2>{YEAR}|\d\d(?!\w)))?(?!\w|[.,:]\d)"
)
ANCHOR = re.compile(
    r"(?<![\w$€£#])(?:[0-9][0-9OIl]{0,3}(?:st|nd|rd|th)?|[IlO][0-9IlO]{0,3}(?![a-zA-Z])"
    r"|[Jj]an|[Ff]eb|[Mm]a[ry]|[Aa]pr|[Jj]u[nl1]|[Aa]ug|[Ss]ep|[Oo0]ct|[Nn]ov|[Dd]ec"
    r"|JAN|FEB|MA[RY]|APR|JU[NL]|AUG|SEP|OCT|NOV|DEC"
    r"|(?:[Mm]on|[Tt]ue|[Ww]ed|[Tt]hu|[Ff]ri|[Ss]at|[Ss]un|MON|TUE|WED|THU|FRI|SAT|SUN)[A-Za-z]{0,6}[.,]?\s)"
)
SCANNED_ANCHOR = re.compile(r"[IlO](?<![\w$€£#].)[0-9IlO]{0,3}(?![a-zA-Z])")
"""The letters among the anchors that scanning may have put for digits."""


def _either_case(words: str) -> str:
    """Return the pattern of words in capitals and small letters; without flags a pattern fails faster."""
    return "|".join("".join(f"[{c.upper()}{c}]" if c.isalpha() else c for c in word) for word in words.split())


_MONTH_BEGINS = f"(?:{_either_case('jan feb mar apr may jun jul ju1 aug sep oct 0ct nov dec')})"
_A_DAY = rf"[0-3OIloiL]?[0-9OIloiL](?:{_either_case('st nd rd th')})?"
_OF_MONTH = rf"(?:\s{{0,4}}|\s{{1,3}}{_either_case('of')}\s{{1,3}}|[-./]){_MONTH_BEGINS}"
_A_SECOND_DAY = rf"(?:[-‐‑–—/&]|{_either_case('to through and')})\s{{0,3}}{_A_DAY}{_OF_MONTH}"
_A_YEAR = r"[12Il][0-9OIl]{3}"
FIGURES_BEGIN = re.compile(
    rf"[12][0-9OQ][\dOIl]{{2}}|\d{{4}}[-/.]\d|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d"
    rf"|\d{{1,2}},\s{{0,2}}(?:and|&)?\s{{0,3}}\d|0[Cc][Tt]"
    rf"|{_A_DAY}(?:\s{{1,4}}(?:[,.]?\s{{0,4}}{_MONTH_BEGINS}|{_either_case('of')}\s{{1,3}}{_MONTH_BEGINS}|{_A_SECOND_DAY}"
    rf"|{_A_YEAR}|(?:de\s)?[^\W\d_]{{3,10}}+[,.]?\s{{1,3}}(?:de\s)?{_A_YEAR})"
    rf"|[-./,]?\s{{0,4}}{_MONTH_BEGINS}|[,.]\s{{1,3}}{_A_YEAR}|{_A_SECOND_DAY})"
)
"""What every date begins with that begins with figures; so that most numbers are passed over at once."""
WORDS_BEGIN = re.compile(
    rf"(?-i:(?=[A-Z])){MONTH}|{MONTH}\s{{0,4}}(?:the\s)?[0-9OIl]"
    rf"|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}}\.?,?\s{{1,3}}(?:the\s)?(?:{_MONTH_BEGINS}|[0-9OIl])",
    re.IGNORECASE,
)
"""What every date begins with that begins with a word."""
PLAIN = re.compile(
    rf"(?:([A-Z][a-z]{{2,8}}) ([0-3]?[0-9]), |([0-3]?[0-9]) ([A-Z][a-z]{{2,8}}) )([12][0-9]{{3}})(?![\w%$€£]|[.,:]\d)"
    rf"(?!\s{{0,3}}(?:[-‐‑–—/]|{_either_case('to through until till')}))"
)
"""The two forms in which most full dates stand, where no range goes on."""
GARBLED_AFTER = re.compile(
    rf"(?P<d>{TIGHT_DAY})\.?\s{{1,3}}(?:de\s)?(?P<m>[^\W\d_]{{3,10}})[,.]?\s{{1,3}}(?:de\s)?(?P<y>{YEAR})"
)
GARBLED_BEFORE = re.compile(r"(?<![^\W_])([A-Z][a-z]{3,9})\s{1,3}$")
GARBLED_REST = re.compile(rf"(?P<d>{TIGHT_DAY})[,.]?\s{{1,3}}(?P<y>{YEAR})")
COUNTS = re.compile(r"\s{1,3}(?!and\b)[^\W\d_]")
LISTING = frozenset({",", "&", "and"})
BEFORE = re.compile(r"([^\W\d_]+)[ \t\n\u00a0-]{1,4}$")
CLOSE_BEFORE = re.compile(r"(?:^|[,;(\[–—-])\s{0,3}$")
CLOSE_AFTER = re.compile(r"\s{0,3}(?:$|[,;)\]–—-]|\.\s{0,3}$)")
COUNTED = re.compile(
    r"\s{1,3}(?:gmt|hours|hrs|local|utc|people|persons|men|women|children|troops|soldiers|fighters|militants|civilians"
    r"|families|houses|homes|villages|tons|tonnes|km|kilomet|miles|met(?:er|re)s|years|dollars|rupees|afghanis|euros"
    r"|of (?:the|them)|[a-z]+ (?:were|have|had) )",
    re.IGNORECASE,
)
BEFORE_PERIOD = list_words(
    """in since during until till by of last this next early mid late from to through and before after for around
    about between circa year years spring summer autumn fall winter month beginning end start throughout on dated
    ago mid-"""
)
DECEMBER = 12
WINDOW = 24
