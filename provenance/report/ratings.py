"""Ratings as they stand on the day of a report, and track records in words."""

from provenance.model.estimates import TrackRecord
from provenance.model.facts import RatingFact
from provenance.model.vocabulary import Credibility, Reliability
from provenance.report.views import RatingView, TrackRecordView


def view_rating(rating: RatingFact | None, default: Reliability | Credibility) -> RatingView:
    """Return the view of a source's or a claim's latest rating; ``default`` stands where there is none."""
    if rating is None:
        return RatingView(
            value=default.value,
            in_force=default.value,
            analyst=None,
            rated_on=None,
            reason=None,
            scope=None,
            until=None,
            expired=False,
        )
    return RatingView(
        value=rating.value.value,
        in_force=rating.standing.value,
        analyst=rating.analyst,
        rated_on=rating.rated_at.date().isoformat(),
        reason=rating.reason,
        scope=rating.scope,
        until=rating.until,
        expired=rating.expired,
    )


def view_record(record: TrackRecord) -> TrackRecordView:
    """Return the view of a track record, its figures rounded to what they are worth."""
    return TrackRecordView(
        mean=_round(record.mean),
        low=_round(record.low),
        high=_round(record.high),
        settled=record.settled,
        least=record.least,
        count=round(record.count, 2),
        right=round(record.right, 2),
        wrong=round(record.wrong, 2),
        unresolved=record.unresolved,
        prior_mean=round(record.prior.mean, 3),
        prior_strength=record.prior.strength,
        prior_letter=record.prior.letter.value if record.prior.letter else None,
        text=_tell_record(record),
    )


def _tell_record(record: TrackRecord) -> str:
    if record.mean is None or record.low is None or record.high is None:
        return f"not enough reviewed ({record.settled} of {record.least} origins)"
    interval = f"{record.mean:.2f} (90 %: {record.low:.2f} to {record.high:.2f})"
    return f"{interval} from {record.settled} origins, {record.prior_share:.0%} of it the prior"


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
