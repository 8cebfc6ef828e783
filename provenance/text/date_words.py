"""The words and figures of dates: months by name, damaged or foreign, and digits that scanning took for letters."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FULL_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
MONTH_NAMES = {name.capitalize(): at % 12 + 1 for at, name in enumerate((*MONTHS, *FULL_MONTHS))}
"""The months by their names as they are written most often."""
_FOREIGN_MONTHS = {
    name: number
    for names in (
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    )
    for number, name in enumerate(names.split(), start=1)
}
_LONG_MONTH = 6
_SHORT_MONTH = 5
_LETTERS = str.maketrans({"O": "0", "o": "0", "Q": "0", "I": "1", "l": "1", "i": "1", "L": "1"})


def month_of(name: str) -> int:
    """Return the number of a month by the first letters of its English name."""
    folded = name.lower().replace("0", "o").replace("1", "l")[:3]
    return MONTHS.index(folded) + 1


def guess_month(word: str) -> int | None:
    """Return the month whose name a word is but for one letter, of long names two; short names are not guessed."""
    folded = word.lower()
    if folded in _FOREIGN_MONTHS or word[:1].islower():
        return _FOREIGN_MONTHS.get(folded)
    for number, name in enumerate(FULL_MONTHS, start=1):
        if len(name) >= _SHORT_MONTH and abs(len(name) - len(folded)) <= 1 and folded[0] == name[0]:
            same = sum(a == b for a, b in zip(folded, name, strict=False))
            mirrored = sum(a == b for a, b in zip(reversed(folded), reversed(name), strict=False))
            alike = max(same, mirrored, min(same + mirrored, len(name) - 1))
            if alike >= len(name) - 1 - (len(name) > _LONG_MONTH):
                return number
    return None


def number_of(written: str) -> int:
    """Return the digits of a number as written, letters that scanning put for them read as digits."""
    if written.isascii() and written.isdigit():
        return int(written)
    digits = written.translate(_LETTERS)
    return int("".join(c for c in digits if c.isdigit() and c.isascii()) or "0")


def year_of(written: str | None) -> tuple[int | None, bool]:
    """Return the year, and whether it was written with two digits."""
    if written is None:
        return None, False
    year = number_of(written)
    return year, len(written.strip("'’‘ \t\n")) <= len("YY")
