"""What is known about a document besides its text."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from provenance.model.dates import DatePeriod, PartialDate


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a user, a file or a text says about a document; None where it says nothing.

    ``created`` is the day on which the file was made: no publication date, but near one where nothing else is known.
    """

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: DatePeriod | None = None
    url: str | None = None
    archived_url: str | None = None
    retrieved_at: datetime | None = None
    created: PartialDate | None = None

    def over(self, other: "Metadata") -> "Metadata":
        """Return this metadata, with what it leaves open taken from the other."""
        own = {field.name: getattr(self, field.name) for field in fields(self)}
        return replace(other, **{name: value for name, value in own.items() if value is not None})


def clean_field(value: str | None, longest: int = 500) -> str | None:
    """Return a title, name or address as one line without outer white space; None where nothing is left."""
    if value is None:
        return None
    line = " ".join(value[: 4 * longest].split())
    return line[:longest].rstrip() or None


def read_date(value: str) -> PartialDate | None:
    """Return an ISO 8601 date, its time cut off, or None where the value is none.

    Reads ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD`` and a date followed by a time.
    """
    written = value.strip()
    if written[10:11] in {"T", " "} and written[4:5] == "-":
        written = written[:10]
    try:
        return PartialDate.parse(written)
    except ValueError:
        return None


def date_of(day: date | None) -> PartialDate | None:
    """Return a day as a date, or None."""
    return None if day is None else PartialDate.of_day(day)
