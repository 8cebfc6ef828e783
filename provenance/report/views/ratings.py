"""Ratings and track records: two axes that are shown side by side and never joined."""

from provenance.report.views.view import View


class RatingView(View):
    """An analyst's rating; the default (``F`` or ``6``) has neither analyst nor reason.

    ``in_force`` is the value that counts on the day of the report: the default once the rating has expired.
    """

    value: str
    in_force: str
    analyst: str | None
    rated_on: str | None
    reason: str | None
    scope: str | None
    until: str | None
    expired: bool


class TrackRecordView(View):
    """What reviewed claims say about a source: posterior mean with its 90 % interval, counts and prior.

    The figures are null where fewer than ``least`` origins were settled; ``text`` says it in words.
    """

    mean: float | None
    low: float | None
    high: float | None
    settled: int
    least: int
    count: float
    right: float
    wrong: float
    unresolved: int
    prior_mean: float
    prior_strength: float
    prior_letter: str | None
    text: str
