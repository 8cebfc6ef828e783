"""The shape of a report: what the JSON form prints, and what the templates fill in. Figures are counted, not typed."""

from provenance.report.views.claims import (
    ChainView,
    ClaimView,
    EventDateView,
    HopView,
    Piece,
    QuantityView,
    VerdictView,
)
from provenance.report.views.findings import FindingSpanView, FindingView
from provenance.report.views.links import LinkReasonView, LinkView, VoteView
from provenance.report.views.origins import OriginsView, OriginView
from provenance.report.views.ratings import RatingView, TrackRecordView
from provenance.report.views.reports import (
    CaseView,
    CountView,
    DocumentView,
    MethodView,
    ProblemView,
    Report,
    SummaryView,
)
from provenance.report.views.sources import RelationView, SourceView
from provenance.report.views.stories import StoryEventView, StoryPointView, StoryValueView, StoryView
from provenance.report.views.view import View

__all__ = [
    "CaseView",
    "ChainView",
    "ClaimView",
    "CountView",
    "DocumentView",
    "EventDateView",
    "FindingSpanView",
    "FindingView",
    "HopView",
    "LinkReasonView",
    "LinkView",
    "MethodView",
    "OriginView",
    "OriginsView",
    "Piece",
    "ProblemView",
    "QuantityView",
    "RatingView",
    "RelationView",
    "Report",
    "SourceView",
    "StoryEventView",
    "StoryPointView",
    "StoryValueView",
    "StoryView",
    "SummaryView",
    "TrackRecordView",
    "VerdictView",
    "View",
    "VoteView",
]
