"""Options and argument types that several commands share."""

from datetime import date, datetime

import click

from provenance.model.dates import PartialDate


class PartialDateType(click.ParamType[PartialDate]):
    """A date as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""

    name = "date"

    def convert(
        self, value: str | PartialDate, param: click.Parameter | None, ctx: click.Context | None
    ) -> PartialDate:
        """Return the date, or fail with click's usual message."""
        if isinstance(value, PartialDate):
            return value
        try:
            return PartialDate.parse(value)
        except ValueError:
            self.fail(f"{value!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD", param, ctx)


class MomentType(click.DateTime):
    """A day, or a day and a time."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Return the moment, or fail in our own words."""
        try:
            moment: datetime = super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is no time; write YYYY-MM-DD or YYYY-MM-DDTHH:MM", param, ctx)
        return moment


def check_day(value: str | None) -> date | None:
    """Return a day given as ``YYYY-MM-DD``.

    Raises:
        click.BadParameter: if the text is no such day.
    """
    if value is None:
        return None
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 -- a day has no zone
    except ValueError as error:
        message = f"{value!r} is no day; write YYYY-MM-DD"
        raise click.BadParameter(message) from error


published_option = click.option(
    "--published", type=PartialDateType(), metavar="DATE", help="Date of publication: YYYY, YYYY-MM or YYYY-MM-DD."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
limit_option = click.option(
    "--limit", type=click.IntRange(1), default=50, show_default=True, help="How many rows at the most."
)
because_option = click.option("--because", metavar="REASON", required=True, help="Why; kept in the history.")
optional_because_option = click.option("--because", metavar="REASON", help="Why; kept in the history.")
seen_option = click.option(
    "--seen", type=click.IntRange(1), metavar="VERSION", help="Refuse if the claim is no longer of this version."
)
