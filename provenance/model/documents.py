"""A document: a text as it was read, and the bytes it was read from."""

from dataclasses import dataclass
from datetime import datetime

from provenance.model.dates import DatePeriod
from provenance.model.problems import Problem


@dataclass(frozen=True, slots=True)
class Original:
    """Bytes as they came, never altered. ``sha256`` is the lower-case hexadecimal digest of ``content``."""

    sha256: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Document:
    """A text with what is known about it; ``None`` means that nothing states it.

    ``text`` is never altered after loading: every span refers to it. ``published`` is a range with
    ``inferred`` set where nothing states the date. ``problems`` are those of loading (undecodable bytes, no date).
    ``retrieved_at`` is timezone-aware.
    """

    text: str
    original: Original
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: DatePeriod | None = None
    url: str | None = None
    archived_url: str | None = None
    retrieved_at: datetime | None = None
    name: str | None = None
    problems: tuple[Problem, ...] = ()
