"""Agreement between analysts who rated the same things: Krippendorff's alpha, from the library made for it.

    alpha = 1 - (observed disagreement) / (expected disagreement)

1 is full agreement, 0 what chance would give, below 0 less than chance. K. Krippendorff, *Content Analysis*, 4th
edition, 2018, chapter 12. Letters A to E and figures 1 to 5 are ranks (ordinal); F and 6 say that nothing can be
judged, are no place in that order and never a middle value, and are left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import krippendorff
import numpy as np

from provenance.model.vocabulary import Credibility, Reliability

RANKS: Mapping[Reliability | Credibility, int] = {
    **{letter: rank for rank, letter in enumerate(Reliability) if letter is not Reliability.F},
    **{figure: rank for rank, figure in enumerate(Credibility) if figure is not Credibility.CANNOT_BE_JUDGED},
}


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far analysts agree; ``alpha`` is None where fewer than two rated one thing, or all ratings are the same.

    ``things`` are those with ratings of two analysts or more, ``ratings`` the ratings of these. ``raw`` is the share of
    pairs of ratings of one thing that are the same, None where there is no pair.
    """

    alpha: float | None
    analysts: int
    things: int
    ratings: int
    raw: float | None = None


def find_agreement(ratings: Iterable[tuple[str, str, Reliability | Credibility]]) -> Agreement:
    """Return the agreement of ratings (analyst, what is rated, value); of one analyst's on one thing the last counts.

    With ratings all alike, no disagreement can be expected and alpha is not defined (Krippendorff, section 12.3).
    """
    ranked = [(analyst, thing, RANKS[value]) for analyst, thing, value in ratings if value in RANKS]
    return _measure(ranked, "ordinal")


def find_nominal_agreement(decisions: Iterable[tuple[str, str, str]]) -> Agreement:
    """Return the agreement of decisions (analyst, thing, value) whose values have no order; the last of each counts."""
    listed = list(decisions)
    codes = {value: code for code, value in enumerate(sorted({value for _, _, value in listed}))}
    return _measure([(analyst, thing, codes[value]) for analyst, thing, value in listed], "nominal")


def _measure(coded: Iterable[tuple[str, str, int]], level: Literal["nominal", "ordinal"]) -> Agreement:
    latest = {(analyst, thing): value for analyst, thing, value in coded}
    by_thing: dict[str, list[int]] = {}
    for (_, thing), value in latest.items():
        by_thing.setdefault(thing, []).append(value)
    things = sorted(thing for thing, values in by_thing.items() if len(values) > 1)
    columns = {name: place for place, name in enumerate(things)}
    pairable = {key: value for key, value in latest.items() if key[1] in columns}
    analysts = sorted({analyst for analyst, _ in pairable})
    alpha = None
    if len(set(pairable.values())) > 1:
        data = np.full((len(analysts), len(things)), np.nan)
        rows = {name: place for place, name in enumerate(analysts)}
        for (analyst, thing), value in pairable.items():
            data[rows[analyst], columns[thing]] = value
        alpha = float(krippendorff.alpha(reliability_data=data, level_of_measurement=level))
    pairs = [one == other for thing in things for one, other in combinations(by_thing[thing], 2)]
    raw = sum(pairs) / len(pairs) if pairs else None
    return Agreement(alpha, len(analysts), len(things), len(pairable), raw)
