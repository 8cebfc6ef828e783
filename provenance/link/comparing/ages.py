"""Ages of those whom two claims tell of: people of other ages are other people."""

import re

from provenance.link.comparing.weights import Weights
from provenance.model.links import LinkField, LinkReason, Outcome

_AGE = re.compile(r"\b(\d{1,3})[- ]years?[- ]old\b|,\s(\d{1,2})(?=,\s)|\baged?\s(\d{1,3})\b")
_OLDEST = 110


def find_ages(text: str) -> frozenset[int]:
    """Return the ages in years that a claim gives: "a 19-year-old", "Anna Berg, 52, of Oslo", "aged 7"."""
    found = (int(next(filter(None, match.groups()))) for match in _AGE.finditer(text))
    return frozenset(age for age in found if 0 < age <= _OLDEST)


def compare_ages(one: frozenset[int], other: frozenset[int], weights: Weights) -> LinkReason | None:
    """Return that no age of one claim is nearly one of the other's, or None.

    A year is allowed for: a birthday, or a slip.
    """
    if not (one and other) or any(abs(here - there) <= 1 for here in one for there in other):
        return None
    first, second = (", ".join(map(str, sorted(ages))) for ages in (one, other))
    message = f"people of other ages: {first}; {second}"
    return LinkReason(LinkField.ACTOR, Outcome.LIKELY_DIFFERS, message, first, second, weights.ages_differ)
