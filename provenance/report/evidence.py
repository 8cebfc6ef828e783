"""What other stages worked out about the facts, handed in: this package only shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from provenance.model.estimates import TrackRecord
from provenance.model.findings import Finding
from provenance.model.origins import Origins
from provenance.model.stories import Story


@dataclass(frozen=True, slots=True)
class Evidence:
    """Origins by claim, stories, findings, and track records by source.

    A claim without an entry in ``origins`` is shown as not worked out, a source without a record as none;
    ``findings`` None means that nobody looked.
    """

    origins: Mapping[int, Origins] = field(default_factory=dict)
    stories: tuple[Story, ...] = ()
    findings: tuple[Finding, ...] | None = None
    records: Mapping[int, TrackRecord] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CaseDescription:
    """The case to report on: its name, what it is about, and who opened it when."""

    name: str
    description: str | None
    analyst: str
    opened_at: datetime
