"""Starting the review: the one door through which the command line comes in, by name."""

import os
from pathlib import Path

from provenance.model.vocabulary import HedgeLevel
from provenance.review.keys import find_keys_file, read_keys
from provenance.review.queues import QueueChoice, QueueKind
from provenance.store import Database

ESCAPE_DELAY = "25"
"""Milliseconds in which Escape may turn out to begin a longer sequence; Textual waits 100 unless it is told."""


def open_review(
    database: Database,
    analyst: str,
    *,
    kind: str = "claims",
    document_id: int | None = None,
    source_id: int | None = None,
    level: str | None = None,
    unsourced_first: bool = False,
    words: str | None = None,
    every: bool = False,
    double: bool = False,
    title: str = "open claims",
    keys_file: Path | None = None,
) -> None:
    """Open the terminal application on a queue, and return when the analyst leaves.

    Args:
        database: an open database.
        analyst: under whose name decisions are kept.
        kind: ``claims``, ``links``, ``outlets`` or ``findings``.
        document_id: only of this document.
        source_id: only claims that lean on this source.
        level: only claims of this hedging level.
        unsourced_first: whether claims that cite nobody come first.
        words: only claims that a search for these words finds.
        every: whether what was decided before is shown too.
        double: whether claims are reviewed that others hold or decided on; a second decision on each is wanted.
        title: what the queue is called on the screen.
        keys_file: a TOML file with keys of the analyst's own; else ``find_keys_file`` looks for one.

    Raises:
        ConfigError: if the file of keys is missing or malformed.
    """
    os.environ.setdefault("ESCDELAY", ESCAPE_DELAY)
    from provenance.review.app import ReviewApp  # noqa: PLC0415 -- Textual costs 0.15 s, and the help needs none

    keys = read_keys(keys_file or find_keys_file())
    choice = QueueChoice(
        QueueKind(kind),
        document_id,
        source_id,
        None if level is None else HedgeLevel(level),
        unsourced_first,
        words,
        every,
        title,
    )
    ReviewApp(database, analyst, choice, keys, double=double).run()
