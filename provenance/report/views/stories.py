"""Stories: what is agreed, what is disputed, by whom, and when it was said."""

from provenance.report.views.origins import OriginsView
from provenance.report.views.view import View


class StoryValueView(View):
    """One thing stated about a point; ``low`` and ``high`` bound a count, ``number`` tells whether it is one."""

    value: str
    number: bool
    low: float | None
    high: float | None
    on: str | None
    sources: list[str]
    origins: int
    claims: list[int]


class StoryPointView(View):
    """A point of a story: ``disputed``, ``agreed`` or, where a single claim tells of it, ``stated once``.

    ``reason`` says why it is disputed.
    """

    field: str
    label: str
    disputed: bool
    standing: str
    reason: str
    values: list[StoryValueView]


class StoryEventView(View):
    """A line of the timeline."""

    on: str | None
    until: str | None
    claim: int
    document: int
    sources: list[str]
    text: str


class StoryView(View):
    """A story; ``reviewed`` tells whether accepted links alone hold it together."""

    id: int
    title: str
    verdict: str
    claims: list[int]
    documents: list[int]
    links: list[int]
    suggested: int
    accepted: int
    reviewed: bool
    origins: OriginsView
    points: list[StoryPointView]
    timeline: list[StoryEventView]
