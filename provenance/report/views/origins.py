"""Origins: how many roots a claim or a story really has, from proven to possible."""

from provenance.report.views.view import View


class OriginView(View):
    """One origin after merging; ``merged`` says why roots were taken for one, ``why_not`` why it is not proven."""

    key: str
    name: str
    named: bool
    family: str | None
    speaker: str | None
    proven: bool
    why_not: str | None
    merged: list[str]


class OriginsView(View):
    """The independent origins as a range; ``corroborated`` only from two proven ones on."""

    proven: int
    possible: int
    range: str
    corroborated: bool
    origins: list[OriginView]
    loops: list[list[str]]
