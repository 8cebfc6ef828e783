"""From the Admiralty letter to a prior, and back to the nearest letter.

The means and strengths are settings that held up in simulation and on real collections; 0 and 1 are left out as means,
since they would give infinite odds. A letter nobody gave is F: nearly flat, and no middle value.
"""

from collections.abc import Mapping

import numpy as np

from provenance.model.estimates import Prior
from provenance.model.vocabulary import Reliability
from provenance.rate.tables import Floats

STRENGTH = 6.0
LETTER_PRIORS: Mapping[Reliability, Prior] = {
    Reliability.A: Prior(0.95, STRENGTH, Reliability.A),
    Reliability.B: Prior(0.80, STRENGTH, Reliability.B),
    Reliability.C: Prior(0.65, STRENGTH, Reliability.C),
    Reliability.D: Prior(0.45, STRENGTH, Reliability.D),
    Reliability.E: Prior(0.25, STRENGTH, Reliability.E),
    Reliability.F: Prior(0.60, 2.0, Reliability.F),
}
_LETTERS = {str(letter): letter for letter in Reliability}
UNRATED = LETTER_PRIORS[Reliability.F]


def find_prior(rating: str | float) -> Prior:
    """Return the prior of an Admiralty letter (upper or lower case) or of a mean accuracy between 0 and 1.

    Raises:
        ValueError: if the rating is neither.
    """
    letter = _LETTERS.get(str(rating).strip().upper())
    if letter is not None:
        return LETTER_PRIORS[letter]
    mean = float(rating)
    if not 0.0 < mean < 1.0:
        message = f"{rating} does not lie strictly between 0 and 1"
        raise ValueError(message)
    return Prior(mean, STRENGTH)


def find_nearest_letter(mean: float) -> Reliability:
    """Return the letter, A to E, whose prior mean lies nearest to a mean accuracy; the better one of two as near."""
    letters = [letter for letter in Reliability if letter is not Reliability.F]
    return min(letters, key=lambda letter: abs(LETTER_PRIORS[letter].mean - mean))


def list_priors(sources: tuple[str, ...], priors: Mapping[str, Prior]) -> tuple[Floats, Floats]:
    """Return the priors' means and strengths, one a source; whoever has none is unrated."""
    chosen = [priors.get(name, UNRATED) for name in sources]
    return np.array([prior.mean for prior in chosen]), np.array([prior.strength for prior in chosen])
