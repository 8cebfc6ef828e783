"""The application: the terminal's own colours, the main screen, and nothing that waits to be saved."""

from contextlib import suppress
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from provenance.errors import ProvenanceError
from provenance.review.edits import Edits
from provenance.review.finding import Finder
from provenance.review.holding import Holding
from provenance.review.judgements import Judgements
from provenance.review.keys import Keys
from provenance.review.main_screen import MainScreen
from provenance.review.queues import QueueChoice
from provenance.review.views import Reader
from provenance.store import Database
from provenance.workflow.desks import Desk

LONGEST_READ_AHEAD = 50_000
"""Characters of a document up to which it is read ahead of the first edit."""


class Actions(Edits, Judgements):
    """All deciding keys, by the names of ``keys.ACTIONS``."""


class ReviewApp(App[None]):
    """Reviews one queue after the other until the analyst leaves."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "quit", show=False, priority=True)]

    def __init__(
        self, database: Database, analyst: str, choice: QueueChoice, keys: Keys, *, double: bool = False
    ) -> None:
        super().__init__(ansi_color=True)
        self.theme = "ansi-dark"
        self.desk = Desk(database, analyst)
        self.main = MainScreen(Reader(database), keys, choice)
        self.finder = Finder(database)
        if not database.is_sqlite:
            self.main.holding = Holding(self.desk, double=double)
        self.main.actions = Actions(self.main, self.desk, self.finder)

    def on_mount(self) -> None:
        """Show the queue, and meanwhile read what the first edit will need."""
        self.push_screen(self.main)
        self.call_after_refresh(self._open)

    def _open(self) -> None:
        self.main.open(self.main.choice)
        self.call_after_refresh(self.run_worker, self._warm_up, thread=True)

    def _warm_up(self) -> None:
        """Read the registry and the words ahead of their first use, which would otherwise wait for them."""
        from provenance.link import find_claim_origins  # noqa: PLC0415 -- costs 0.1 s, which the first screen need not wait for

        self.main.reader.find = find_claim_origins
        self.call_from_thread(self.main.show_origins)
        with suppress(ProvenanceError):
            self.finder.load_names()
            if (view := self.main.view) is not None and len(view.document.text) < LONGEST_READ_AHEAD:
                self.desk.read(view.document.id, [view.claim.span])
