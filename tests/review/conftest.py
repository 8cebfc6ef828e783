"""A database with an article in it, and a driver that presses keys and reads the screen as an analyst does."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.pilot import Pilot

from provenance.model.outlets import Alias, Outlet
from provenance.model.vocabulary import SourceKind
from provenance.review.app import ReviewApp
from provenance.review.keys import Keys, read_keys
from provenance.review.queues import QueueChoice
from provenance.store import Database, keep_outlets, open_database
from provenance.workflow.ingest import ingest_files

ARTICLE = """Bridge closed at Vorra

Delta Observer – June 9, 2021

At least seven carters drowned when the old bridge at Vorra gave way on Sunday (Vorra Gazette, June 7, 2021). \
Cracks had reportedly been seen in the piers since April (River Wire, June 8, 2021).

The mayor said that no boat was missing. The toll house was empty that night. Four ferries were sent from Osk.

The road stays closed until autumn. Nobody has counted the carts (Unheard Gazette, June 8, 2021).
"""

OUTLETS = (
    Outlet("vorra-gazette", "Vorra Gazette", SourceKind.NEWSPAPER, country="AT", aliases=(Alias("The Vorra Gazette"),)),
    Outlet("river-wire", "River Wire", SourceKind.NEWS_AGENCY, country="CH"),
    Outlet("delta-observer", "Delta Observer", SourceKind.MAGAZINE, country="AT"),
)


@dataclass
class Seat:
    """An analyst's seat before the application: presses keys, reads the screen."""

    app: ReviewApp
    pilot: Pilot[None]

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def write(self, words: str) -> None:
        """Type words into the line that is asked for, in place of what stands there."""
        await self.pilot.press("end", "ctrl+u")
        await self.pilot.press(*("space" if one == " " else one for one in words))
        await self.pilot.pause()

    def screen(self) -> str:
        """What stands on the screen, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in strips)

    def status(self) -> str:
        """What the application last said."""
        return "".join(cell.shown for cell in self.app.main.query_one("#status").cells)  # type: ignore[attr-defined]

    def place(self) -> int:
        """The place in the queue, from 0."""
        return self.app.main.queue.place


Scenario = Callable[[Seat], Awaitable[None]]
Drive = Callable[..., None]


@pytest.fixture
def filled(sqlite_address: str, tmp_path: Path) -> Iterator[Database]:
    """A SQLite database that holds one article as document 1, of seven claims."""
    with open_database(sqlite_address) as opened:
        yield fill(opened, tmp_path)


@pytest.fixture
def filled_on_each(database: Database, tmp_path: Path) -> Database:
    """The same on each engine: what the store does is tested there, here that the screens reach both."""
    return fill(database, tmp_path)


def fill(database: Database, folder: Path, text: str = ARTICLE) -> Database:
    """Keep the outlets and one article in a database."""
    with database.writing("ana", "test registry") as transaction:
        keep_outlets(transaction, OUTLETS)
    file = folder / "article.txt"
    file.write_text(text, encoding="utf-8")
    assert ingest_files(database, [file], analyst="ana").failed == 0
    return database


@pytest.fixture
def drive() -> Drive:
    """Runs a scenario in the application on a database, in a terminal of 80 by 24 unless told otherwise."""

    def run(
        database: Database,
        scenario: Scenario,
        *,
        choice: QueueChoice | None = None,
        keys: Keys | None = None,
        size: tuple[int, int] = (80, 24),
        analyst: str = "ana",
        double: bool = False,
    ) -> None:
        async def play() -> None:
            app = ReviewApp(database, analyst, choice or QueueChoice(), keys or read_keys(), double=double)
            async with app.run_test(size=size) as pilot:
                await pilot.pause()
                await scenario(Seat(app, pilot))

        asyncio.run(play())

    return run
