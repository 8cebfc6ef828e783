"""Spellings of one value that differ in case, width or white space only count as one value.

The rule is Unicode's: compatibility normalisation (NFKC) and case folding, with runs of white space as one space
(Unicode Standard Annex 15; Unicode Standard, section 3.13). Nothing else is merged: digits, punctuation, accents and
the order of words may all be what the sources differ in. A value is shown in its most frequent spelling for the object.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from provenance.model.estimates import Report


def fold_value(value: str) -> str:
    """Return what all spellings of a value have in common."""
    return " ".join(unicodedata.normalize("NFKC", value).casefold().split())


def merge_spellings(reports: Iterable[Report]) -> list[Report]:
    """Return the reports with every value in the spelling that most reports on its object have.

    Of spellings as frequent, the first in code point order is taken, so that the order of reports changes nothing.
    """
    listed = list(reports)
    folded = {value: fold_value(value) for value in {report.value for report in listed}}
    if len(set(folded.values())) == len(folded):
        return listed
    counts: dict[tuple[str, str], Counter[str]] = {}
    for report in listed:
        counts.setdefault((report.object, folded[report.value]), Counter())[report.value] += 1
    best = {key: _find_most_frequent(found) for key, found in counts.items()}
    return [_respell(report, best[report.object, folded[report.value]]) for report in listed]


def _find_most_frequent(found: Counter[str]) -> str:
    return min(found, key=lambda value: (-found[value], value))


def _respell(report: Report, value: str) -> Report:
    return report if report.value == value else replace(report, value=value)
