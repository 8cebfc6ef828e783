"""Dates as precise as a text states them."""

import calendar
from dataclasses import dataclass
from datetime import date

from provenance.model.quick import made_quickly
from provenance.model.vocabulary import Precision


@made_quickly
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month of a year, or a day, in the proleptic Gregorian calendar (ISO 8601, reduced precision).

    Raises:
        ValueError: if the parts name no date.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            message = "a day needs a month"
            raise ValueError(message)
        date(self.year, self.month or 1, self.day or 1)

    @property
    def precision(self) -> Precision:
        """``year``, ``month`` or ``day``."""
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    def iso(self) -> str:
        """Return ISO 8601, cut to the precision: ``2017``, ``2017-03`` or ``2017-03-12``."""
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        return text

    def first_day(self) -> date:
        """Return the first day that the date may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date:
        """Return the last day that the date may mean."""
        if self.day is not None:
            return self.first_day()
        month = self.month or 12
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

        Raises:
            ValueError: if the text has another form or names no date.
        """
        parts = text.split("-")
        widths = [len(part) for part in parts]
        if widths not in ([4], [4, 2], [4, 2, 2]) or not all(part.isascii() and part.isdigit() for part in parts):
            message = f"not a date: {text!r} (YYYY, YYYY-MM or YYYY-MM-DD)"
            raise ValueError(message)
        return cls(*(int(part) for part in parts))

    @classmethod
    def of_day(cls, day: date) -> "PartialDate":
        """Return the day as a date of day precision."""
        return cls(day.year, day.month, day.day)


@made_quickly
@dataclass(frozen=True, slots=True)
class DatePeriod:
    """When something is said to have happened or been published.

    ``on`` is the date, or the first of a range that ends with ``until``. ``inferred`` is true where a part (most often
    the year) does not stand in the text; ``rule`` then names the rule that supplied it.
    """

    on: PartialDate
    until: PartialDate | None = None
    inferred: bool = False
    rule: str | None = None

    @property
    def precision(self) -> Precision:
        """``range`` where the period has an end of its own, else the precision of ``on``."""
        return Precision.RANGE if self.until is not None else self.on.precision

    def iso(self) -> str:
        """Return ISO 8601, cut to the precision; a range as an interval with a slash (section 5.5)."""
        return self.on.iso() if self.until is None else f"{self.on.iso()}/{self.until.iso()}"

    def first_day(self) -> date:
        """Return the first day that the period may cover."""
        return self.on.first_day()

    def last_day(self) -> date:
        """Return the last day that the period may cover."""
        return (self.until or self.on).last_day()
