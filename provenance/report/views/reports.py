"""A whole report."""

from provenance.report.views.claims import ClaimView
from provenance.report.views.findings import FindingView
from provenance.report.views.sources import SourceView
from provenance.report.views.stories import StoryView
from provenance.report.views.view import View


class CountView(View):
    """How many of a whole."""

    label: str
    count: int
    share: float


class ProblemView(View):
    """What the reading could not settle."""

    document: int
    start: int
    end: int
    text: str
    kind: str
    message: str


class DocumentView(View):
    """A document reported on; ``claims`` counts those of its claims that the report holds."""

    id: int
    title: str
    author: str | None
    publisher: str | None
    published: str | None
    published_inferred: bool
    published_rule: str | None
    sha256: str
    length: int
    url: str | None
    archived_url: str | None
    retrieved_at: str | None
    ingested_at: str | None
    ingested_by: str | None
    read_with: str | None
    claims: int
    credits: list[str]
    notes: list[str]


class CaseView(View):
    """The case reported on."""

    name: str
    description: str | None
    opened_by: str
    opened_on: str


class SummaryView(View):
    """The counts that come first. ``certainty`` counts what is inferred, suggested and reviewed.

    ``rejected`` claims, which the text does not make by an analyst's decision, are in no other figure of a report.
    """

    claims: int
    documents: int
    direct: int
    inherited: int
    own_voice: int
    unnamed_only: int
    reviewed: int
    rejected: int
    corroborated: int | None
    sourcing: list[CountView]
    hedging: list[CountView]
    kinds: list[CountView]
    origins: list[CountView]
    links: list[CountView]
    findings: list[CountView]
    certainty: list[CountView]
    statement: str


class MethodView(View):
    """By what the report was made, so that it can be made again."""

    program: str
    version: str
    made_at: str
    inputs_sha256: str
    notes: list[str]


class Report(View):
    """A whole report on a document, a claim, an outlet, a story or a case (``kind``).

    ``audited`` tells whether findings were looked for at all.
    """

    kind: str
    subject: str
    title: str
    documents: list[DocumentView]
    outlet: SourceView | None
    case: CaseView | None
    summary: SummaryView
    sources: list[SourceView]
    stories: list[StoryView]
    claims: list[ClaimView]
    unsourced: list[int]
    audited: bool
    findings: list[FindingView]
    problems: list[ProblemView]
    method: MethodView
