"""Agreement between analysts who rated the same things: Krippendorff's alpha, from the library made for it.

    alpha = 1 - (observed disagreement) / (expected disagreement)

1 is full agreement, 0 what chance would give, below 0 less than chance. K. Krippendorff, *Content Analysis*, 4th
edition, 2018, chapter 12. Letters A to E and figures 1 to 5 are ranks (ordinal); F and 6 say that nothing can be
judged, are no place in that order and never a middle value, and are left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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

    ``things`` are those with ratings of two analysts or more, ``ratings`` the ratings of these.
    """

    alpha: float | None
    analysts: int
    things: int
    ratings: int


def find_agreement(ratings: Iterable[tuple[str, str, Reliability | Credibility]]) -> Agreement:
    """Return the agreement of ratings (analyst, what is rated, value); of one analyst's on one thing the last counts.

    With ratings all alike, no disagreement can be expected and alpha is not defined (Krippendorff, section 12.3).
    """
    latest = {(analyst, thing): value for analyst, thing, value in ratings}
    ranked = {key: RANKS[value] for key, value in latest.items() if value in RANKS}
    by_thing: dict[str, list[str]] = {}
    for analyst, thing in ranked:
        by_thing.setdefault(thing, []).append(analyst)
    things = sorted(thing for thing, analysts in by_thing.items() if len(analysts) > 1)
    pairable = {key: rank for key, rank in ranked.items() if key[1] in set(things)}
    analysts = sorted({analyst for analyst, _ in pairable})
    alpha = None
    if len(set(pairable.values())) > 1:
        data = np.full((len(analysts), len(things)), np.nan)
        rows = {name: place for place, name in enumerate(analysts)}
        columns = {name: place for place, name in enumerate(things)}
        for (analyst, thing), rank in pairable.items():
            data[rows[analyst], columns[thing]] = rank
        alpha = float(krippendorff.alpha(reliability_data=data, level_of_measurement="ordinal"))
    return Agreement(alpha, len(analysts), len(things), len(pairable))
