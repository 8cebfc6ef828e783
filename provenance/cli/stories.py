"""``provenance stories``: claims about the same thing, what of them is agreed and disputed, by whom, and when."""

from typing import TYPE_CHECKING, Any

import click

from provenance.cli.options import json_option, limit_option
from provenance.cli.origin_views import describe_origins, print_origins, tell_count
from provenance.cli.output import print_json, print_note, print_table, print_text
from provenance.cli.state import State
from provenance.store import find_document
from provenance.text.safety import cut_text

if TYPE_CHECKING:
    from provenance.model.stories import Story, StoryPoint

least_option = click.option(
    "--least",
    type=click.FloatRange(0, 1),
    metavar="SCORE",
    help="From which score on a link that nobody has decided counts; else 0.6.",
)


@click.group(epilog="Example: provenance stories list --limit 10")
def stories() -> None:
    """Groups of linked claims: what is agreed, what disputed, by whom, when, and how many origins there are."""


@stories.command(name="list", epilog="Example: provenance stories list --document 3")
@click.option("--document", metavar="DOCUMENT", help="With a claim of this document: id, SHA-256, name or title.")
@least_option
@limit_option
@click.option("--offset", type=click.IntRange(0), default=0, help="How many rows to leave out at the start.")
@json_option
@click.pass_obj
def list_command(  # noqa: PLR0917 -- one parameter an option, passed by name
    state: State, document: str | None, least: float | None, limit: int, offset: int, as_json: bool
) -> None:
    """List stories, the largest first; a story is named by its first claim."""
    from provenance.link import LEAST_SCORE  # noqa: PLC0415 -- comparing loads much; help needs none of it
    from provenance.workflow.stories import list_stories  # noqa: PLC0415 -- as above

    with state.database.reading() as transaction:
        page = list_stories(
            transaction,
            document_id=None if document is None else find_document(transaction, document).id,
            least=LEAST_SCORE if least is None else least,
            limit=limit,
            offset=offset,
        )
    if as_json:
        print_json([_describe_entry(story) for story in page.stories])
        return
    if page.stories:
        rows = [
            (
                story.id,
                len(story.claim_ids),
                len(story.document_ids),
                str(story.origins),
                story.verdict.value.replace("_", " "),
                f"{story.accepted} accepted, {story.suggested} suggested",
                cut_text(story.title, 120),
            )
            for story in page.stories
        ]
        print_table(("Story", "Claims", "Documents", "Origins", "Verdict", "Links", "Title"), rows, long=("Title",))
    more = "; --limit and --offset show more" if page.total > len(page.stories) else ""
    print_note(f"{len(page.stories)} of {page.total} stories{more}")


@stories.command(epilog="Example: provenance stories show 31")
@click.argument("story", type=click.IntRange(1))
@least_option
@json_option
@click.pass_obj
def show(state: State, story: int, least: float | None, as_json: bool) -> None:
    """Show the story of claim STORY: agreed and disputed points with who said what, timeline, origins."""
    from provenance.link import LEAST_SCORE  # noqa: PLC0415 -- comparing loads much; help needs none of it
    from provenance.workflow.stories import load_story  # noqa: PLC0415 -- as above

    with state.database.reading() as transaction:
        found, _ = load_story(transaction, story, least=LEAST_SCORE if least is None else least)
    if as_json:
        print_json(_describe(found))
        return
    _print_story(found)


def _print_story(story: "Story") -> None:
    print_text(f"Story {story.id}: {story.title}", bold=True)
    print_text(
        f"  {len(story.claim_ids)} claims of {len(story.document_ids)} documents; {story.accepted} links accepted, "
        f"{story.suggested} suggested"
    )
    print_text(f"  verdict     {story.verdict.value.replace('_', ' ')}")
    for title, points in (("Disputed", story.disputed), ("Agreed", story.agreed)):
        if points:
            print_text("")
            print_text(title, bold=True)
            for point in points:
                _print_point(point)
    print_text("")
    print_text("Timeline", bold=True)
    print_table(
        ("When", "Claim", "Who", "What"),
        [
            (
                (event.on or "no date") + (f" to {event.until}" if event.until else ""),
                event.claim_id,
                "; ".join(event.sources),
                cut_text(event.text, 200),
            )
            for event in story.timeline
        ],
    )
    print_text("")
    print_origins(story.origins)


def _print_point(point: "StoryPoint") -> None:
    print_text(f"  {point.label}" + (f": {point.reason}" if point.reason else ""))
    for value in point.values:
        numbers = ", ".join(str(number) for number in value.claim_ids)
        claims = f"claim{'s' if len(value.claim_ids) > 1 else ''} {numbers}"
        count = tell_count(value.origins, "possible origin")
        print_text(f"    {value.value}: {'; '.join(value.sources)} ({count}; {claims})")


def _describe_entry(story: "Story") -> dict[str, Any]:
    return {
        "id": story.id,
        "title": story.title,
        "claims": list(story.claim_ids),
        "documents": list(story.document_ids),
        "verdict": story.verdict.value,
        "origins": describe_origins(story.origins, whole=False),
        "accepted": story.accepted,
        "suggested": story.suggested,
    }


def _describe(story: "Story") -> dict[str, Any]:
    points = [
        {
            "field": point.field.value,
            "label": point.label,
            "disputed": point.disputed,
            "reason": point.reason,
            "values": [
                {
                    "value": value.value,
                    "low": value.low,
                    "high": value.high,
                    "on": value.on,
                    "claims": list(value.claim_ids),
                    "sources": list(value.sources),
                    "possible_origins": value.origins,
                }
                for value in point.values
            ],
        }
        for point in story.points
    ]
    timeline = [
        {
            "on": event.on,
            "until": event.until,
            "claim": event.claim_id,
            "document": event.document_id,
            "sources": list(event.sources),
            "text": event.text,
        }
        for event in story.timeline
    ]
    return _describe_entry(story) | {
        "links": list(story.link_ids),
        "points": points,
        "timeline": timeline,
        "origins": describe_origins(story.origins),
    }
