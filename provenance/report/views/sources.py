"""Source descriptors."""

from provenance.report.views.ratings import RatingView, TrackRecordView
from provenance.report.views.view import View


class RelationView(View):
    """A recorded relation to another source, with what it rests on."""

    kind: str
    target: str
    basis: str
    since: str | None
    until: str | None


class SourceView(View):
    """A source's descriptors (ICD 206, source descriptor) and how many of the report's claims lean on it."""

    id: int
    name: str
    kind: str
    country: str | None
    languages: list[str]
    owner: str | None
    family: str | None
    family_basis: str | None
    state: str | None
    state_basis: str | None
    relations: list[RelationView]
    proposed: bool
    rating: RatingView
    scoped_ratings: list[RatingView]
    record: TrackRecordView | None
    claims: int
    alone: int
