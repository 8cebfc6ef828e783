"""Killed and injured of one event as two articles count them: the same, more by a later report, or different.

An article tells of its event what it needs to: a later one may name one of three dead only, or leave out the injured.
So two articles differ only where neither of these explains it:

1. They agree if any way to read one (``StatedToll.told``) is a way to read the other.
2. A later report that counts fewer dead tells of some of them only, unless its headline counts: the dead do not live.
   Of two reports of one day either may; not one that has no word of death.
3. Where both count the same dead, one that counts no injured leaves them out.
4. Where one counts no dead but has words of death, it may mean the one that the other counts.

A later report that counts no fewer dead and no fewer victims supersedes the earlier one.
"""

from datetime import date

from provenance.link.comparing.weights import WEIGHTS, Weights
from provenance.model.links import LinkField, LinkReason, Outcome
from provenance.model.tolls import StatedToll


def compare_tolls(
    one: StatedToll,
    other: StatedToll,
    published: tuple[date | None, date | None] = (None, None),
    weights: Weights = WEIGHTS,
) -> LinkReason:
    """Return how two articles on one event count its killed and injured.

    Args:
        one: what an article tells.
        other: what another tells.
        published: when each was published, None where that is unknown.
        weights: what the reason counts.
    """
    first, second = _show(one), _show(other)
    if one.told & other.told:
        exact = (one.killed, one.injured) == (other.killed, other.injured)
        message = f"both count {first}" if exact else f"{first} and {second}: both can be read as the same"
        outcome = Outcome.AGREES if exact else Outcome.COMPATIBLE
        return LinkReason(LinkField.QUANTITY, outcome, message, first, second, weights.count_middle)
    swapped = None not in published and published[0] > published[1]  # type: ignore[operator]
    early, late = (other, one) if swapped else (one, other)
    if _is_part(early, late, ordered=_is_ordered(published)):
        message = f"{first} and {second}: the one may tell a part of the other"
        return LinkReason(LinkField.QUANTITY, Outcome.COMPATIBLE, message, first, second, weights.count_compatible)
    if _is_ordered(published) and late.killed >= early.killed and _sum(late) >= _sum(early):
        message = f"the later report counts more: {_show(late)}, before {_show(early)}"
        return LinkReason(LinkField.QUANTITY, Outcome.SUPERSEDES, message, first, second, weights.supersedes)
    message = f"one counts {first}, the other {second}"
    return LinkReason(LinkField.QUANTITY, Outcome.DIFFERS, message, first, second, weights.differs)


def _is_ordered(published: tuple[date | None, date | None]) -> bool:
    return published[0] is not None and published[1] is not None and published[0] != published[1]


def _is_part(early: StatedToll, late: StatedToll, *, ordered: bool) -> bool:
    if _may_mean_one(early, late) or _may_mean_one(late, early):
        return True
    if early.killed == late.killed > 0:
        return not (early.injured and late.injured)
    most = max(early.killed, late.killed)
    if ordered:
        return late.killed < most and not late.numbered
    return any(toll.killed < most and not toll.numbered and (toll.killed or toll.death) for toll in (early, late))


def _may_mean_one(without: StatedToll, dead: StatedToll) -> bool:
    return without.killed == 0 and dead.killed == 1 and without.death


def _sum(toll: StatedToll) -> int:
    return toll.killed + toll.injured


def _show(toll: StatedToll) -> str:
    return f"{toll.killed} killed, {toll.injured} injured"
