"""The program itself: its table of commands and the options that all of them share."""

import click

from provenance import __version__
from provenance.cli.lazy import Entry, LazyGroup
from provenance.cli.state import State

COMMANDS = {
    "init": Entry("databases:init", "Make the database, or bring it up to date, and load the registry."),
    "ingest": Entry("documents:ingest", "Read articles and keep their claims, citations and hedging."),
    "demo": Entry("demo:demo", "Show the main job on the documents that come with the program."),
    "documents": Entry("documents:documents", "List the documents that were read."),
    "extract": Entry("extraction:extract", "Read one file and print what was found; store nothing."),
    "review": Entry("reviewing:review", "Review claims, links and findings at the terminal, a key a decision."),
    "claims": Entry("claims:claims", "List claims, show one with its chain, edit and judge it."),
    "link": Entry("linking:link", "Suggest links between claims, and documents that others cite."),
    "links": Entry("links:links", "Links between claims: list, show why, add, accept, reject, note."),
    "stories": Entry("stories:stories", "Linked claims: what is agreed, what disputed, by whom, and how many origins."),
    "outlets": Entry("outlets:outlets", "The registry: list, show, add, alias, merge, rate."),
    "search": Entry("searching:search", "Search the claims' text, best hit first."),
    "report": Entry("reports:report", "Write a provenance report on a document or a claim."),
    "audit": Entry("audits:audit", "What claims rest on, where they are weak, what falls without a source."),
    "export": Entry("exports:export", "Write claims with citations, chain and hedging as CSV or JSON Lines."),
    "case": Entry("cases:case", "Named sets of documents that are worked on together."),
    "history": Entry("histories:history", "Who changed what, when and why."),
    "undo": Entry("undoing:undo", "Take back your last decision, or any one by its revision."),
    "redo": Entry("undoing:redo", "Do again what you took back last."),
    "estimate": Entry(
        "estimation:estimate", "Which of several stated values is likely true, and how reliable each source is."
    ),
    "evaluate": Entry("evaluation:evaluate", "Score extraction against a gold folder."),
    "lexicon": Entry("lexicons:lexicon", "Test the word lists, and show what a change of them changes."),
    "db": Entry("databases:db", "Care for the database: upgrade, check, verify, back up."),
}


@click.group(
    cls=LazyGroup,
    entries=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="Example: provenance init && provenance ingest articles/ && provenance report document 1",
)
@click.version_option(__version__, prog_name="provenance")
@click.option("--database", metavar="URL", help="Database address; else PROVENANCE_DATABASE, else ./provenance.db.")
@click.option("--analyst", metavar="NAME", help="Who decides; else PROVENANCE_ANALYST, else the system's user name.")
@click.pass_context
def program(ctx: click.Context, database: str | None, analyst: str | None) -> None:
    """Track where claims come from, and how far their sources are to be trusted."""
    ctx.obj = State(database_url=database, analyst_name=analyst)
    ctx.call_on_close(ctx.obj.close)
