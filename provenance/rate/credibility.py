"""What a rating of a claim's credibility must rest on.

FM 2-22.3, appendix B (Admiralty code): 1 is "confirmed by other independent sources", 5 is "contradicted by other
information on the subject". Reliability of the source and credibility of the claim are two axes; where they clash, the
analyst is asked for a reason. Every refusal can be overridden with one.
"""

from provenance.model.estimates import Refusal
from provenance.model.vocabulary import Credibility, Reliability

LEAST_ORIGINS = 2
CLASHES = {
    (Reliability.A, Credibility.IMPROBABLE): "a completely reliable source with an improbable claim",
    (Reliability.E, Credibility.CONFIRMED): "an unreliable source with a confirmed claim",
}


def check_credibility(
    value: Credibility, proven_origins: int, contradicted: bool, reliability: Reliability
) -> Refusal | None:
    """Return why a rating is refused without a stated reason, or None where nothing speaks against it.

    Args:
        value: the rating to be given.
        proven_origins: how many proven origins the claim has.
        contradicted: whether a contradiction is recorded.
        reliability: the letter of the claim's source.
    """
    if value is Credibility.CONFIRMED and proven_origins < LEAST_ORIGINS:
        counted = f"{proven_origins} proven origin" + ("" if proven_origins == 1 else "s")
        message = f"1 means confirmed by other independent sources, and the claim has {counted}; link two, or say why"
        return Refusal("too_few_origins", message)
    if value is Credibility.IMPROBABLE and not contradicted:
        message = "5 means contradicted by other information, and no contradiction is recorded; link one, or say why"
        return Refusal("no_contradiction", message)
    clash = CLASHES.get((reliability, value))
    if clash is not None:
        message = f"{reliability}{value} is {clash}; say why"
        return Refusal("axes_clash", message)
    return None
