"""The main screen: the queue above, the words and what they rest on below, the keys at the foot."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key, Resize
from textual.screen import Screen

from provenance.errors import ProvenanceError
from provenance.model.origins import Origins
from provenance.review.details import list_details
from provenance.review.foot import draw_foot, find_key
from provenance.review.holding import Holding
from provenance.review.keys import DECIDING, Keys
from provenance.review.marking import Line, Look, break_lines, write_cells
from provenance.review.panes import Bar, LinesPane
from provenance.review.queue_pane import QueuePane
from provenance.review.queues import Item, QueueChoice, QueueKind, load_rows, open_queue
from provenance.review.selecting import MOVES, Selection
from provenance.review.text_pane import TextPane
from provenance.review.views import Reader, View
from provenance.store import ClaimFilter, list_claim_ids

if TYPE_CHECKING:
    from provenance.review.asking import Asking

Selected = Callable[[Selection], None]


class MainScreen(Screen[None]):
    """Shows one item of a queue at a time; a key moves on or decides."""

    DEFAULT_CSS = """
    MainScreen { layout: vertical; background: ansi_default; color: ansi_default; }
    #queue { height: 20%; min-height: 4; max-height: 12; }
    #middle { height: 1fr; }
    #text { width: 3fr; }
    #details { width: 2fr; border-left: ascii ansi_default; padding-left: 1; }
    #foot { height: 2; }
    """

    def __init__(self, reader: Reader, keys: Keys, choice: QueueChoice) -> None:
        super().__init__()
        self.reader = reader
        self.keys = keys
        self.choice = choice
        self.view: View | None = None
        self.actions: Asking | None = None
        self._when_selected: Selected | None = None
        self._origins: Origins | None = None
        self.holding: Holding | None = None
        self.held_by_other = False
        self._opened = False
        self._whole = False

    @property
    def queue(self) -> QueuePane:
        """The list of what is to be reviewed."""
        return self.query_one("#queue", QueuePane)

    @property
    def text(self) -> TextPane:
        """The pane with the document's words."""
        return self.query_one("#text", TextPane)

    def compose(self) -> ComposeResult:
        """Put the panes on the screen, from top to bottom."""
        yield Bar(id="title", look=Look.CHOSEN)
        yield QueuePane(lambda items: load_rows(self.reader.database, items), id="queue")
        yield Bar(id="place", look=Look.CHOSEN)
        with Horizontal(id="middle"):
            yield TextPane(id="text")
            yield LinesPane(id="details")
        yield Bar(id="status")
        yield LinesPane(id="foot")

    def on_resize(self, event: Resize) -> None:
        """Lay everything out anew."""
        del event
        self.call_after_refresh(self.redraw)

    def on_key(self, event: Key) -> None:
        """Do what the key means: while words are being selected it moves the selection."""
        if self._when_selected is not None:
            self._select_by(event)
            return
        name = self.keys.action_of(find_key(event))
        if name is None:
            return
        event.stop()
        event.prevent_default()
        move = getattr(self, f"move_{name}", None)
        if move is not None:
            move()
        elif self.actions is not None:
            self.tell("")
            if self.held_by_other and name in DECIDING:
                self.tell("! another analyst holds this claim; . goes on (`provenance review held` says who)", Look.CUE)
            else:
                self.actions.do(name)

    def tell(self, words: str, look: Look = Look.PLAIN) -> None:
        """Say something on the line above the keys."""
        self.query_one("#status", Bar).tell(words, look)

    def tell_error(self, error: ProvenanceError) -> None:
        """Say what went wrong; nothing was changed."""
        self.tell(f"! {error}", Look.CUE)

    def open(self, choice: QueueChoice) -> None:
        """Show another queue; an audit, which may take seconds, is said to be under way."""
        if choice.kind is QueueKind.FINDINGS:
            self.tell("auditing …")
            self.call_after_refresh(self._open, choice)
        else:
            self._open(choice)

    def _open(self, choice: QueueChoice) -> None:
        try:
            items = open_queue(self.reader.database, choice)
        except ProvenanceError as error:
            self.tell_error(error)
            return
        self.tell("")
        self._opened = True
        self.choice = choice
        self.queue.show_items(items)
        self.show_current()

    def show_current(self) -> None:
        """Read the current item anew and show it."""
        item = self.queue.current
        self.held_by_other = False
        try:
            self.view = None if item is None else self.reader.view(item)
            if item is not None and self.holding is not None:
                self.held_by_other = not self.holding.take(self.queue.items, self.queue.place)
        except ProvenanceError as error:
            self.view = None
            self.tell_error(error)
        self.text.show_view(self.view, whole=self._whole)
        self.show_origins()
        self._draw_bars()

    def redraw(self) -> None:
        """Draw what is shown in the room there is now."""
        self.queue.go(self.queue.place)
        self.text.redraw()
        self._draw_details()
        self._draw_bars()

    def go(self, place: int) -> None:
        """Go to a place of the queue."""
        self.queue.go(place)
        self.show_current()

    def go_on(self) -> None:
        """Go to the next item that nobody else holds; stay at the last."""
        last = len(self.queue.items) - 1
        place = min(self.queue.place + 1, last)
        while place < last and self.holding is not None and not self.holding.take(self.queue.items, place):
            place += 1
        self.go(place)

    def changed(self, *, on: bool = False) -> None:
        """Show what became of the current item, or go on to the next."""
        self.queue.forget(self.queue.place)
        if on:
            self.go_on()
        else:
            self.show_current()

    def insert(self, items: list[Item], *, go_there: bool = False) -> None:
        """Put items into the queue behind the current one."""
        known = set(self.queue.items)
        fresh = [one for one in items if one not in known]
        place = self.queue.place
        after = self.queue.items[: place + 1] + fresh + self.queue.items[place + 1 :]
        self.queue.show_items(after, place + (1 if go_there and fresh else 0))
        self.show_current()

    def turned(self, claims: Sequence[int]) -> None:
        """Show what became of claims that were taken back or made again, the first of them at once."""
        with self.reader.database.reading() as tx:
            there = set(list_claim_ids(tx, ClaimFilter(ids=tuple(claims)))) if claims else set()
        gone = set(claims) - there
        items = [one for one in self.queue.items if one.noun != "claim" or one.id not in gone]
        known = {one.id for one in items if one.noun == "claim"}
        place = next((at for at, one in enumerate(items) if one.claim_id in there), self.queue.place)
        if any(one.noun == "claim" for one in items):
            fresh = [Item("claim", number, number) for number in claims if number in there - known]
            items[place + 1 : place + 1] = fresh
        self.queue.show_items(items, place)
        self.show_current()

    def select(self, selection: Selection, hint: str, then: Selected) -> None:
        """Let the analyst select words; ``then`` is called with what was selected, once Enter is pressed."""
        self._when_selected = then
        self.text.select(selection)
        self._draw_foot(break_lines(write_cells(hint, Look.CUE), max(self.size.width, 20)))

    def _select_by(self, event: Key) -> None:
        event.stop()
        event.prevent_default()
        selection, key = self.text.selection, find_key(event)
        then = self._when_selected
        if selection is None or self.view is None or then is None or key == "escape":
            self._when_selected = None
            self.tell("left as it was")
            self.show_current()
        elif key in MOVES:
            self.text.select(selection.move(key, self.view.document.text))
        elif key == "tab":
            self.text.select(selection.swap())
        elif key == "space":
            self.text.select(selection.hold())
        elif key == "enter":
            self._when_selected = None
            self._draw_bars()
            then(selection)

    def move_next(self) -> None:
        """Go to the next item."""
        self.tell("")
        self.go(self.queue.place + 1)

    def move_previous(self) -> None:
        """Go to the item before."""
        self.tell("")
        self.go(self.queue.place - 1)

    def move_first(self) -> None:
        """Go to the first item."""
        self.go(0)

    def move_last(self) -> None:
        """Go to the last item."""
        self.go(len(self.queue.items) - 1)

    def move_skip(self) -> None:
        """Leave the item undecided and go on."""
        if self.queue.place + 1 >= len(self.queue.items):
            self.tell("this was the last of the queue")
        self.go_on()

    def move_text_down(self) -> None:
        """Scroll the text down."""
        self.text.turn(1)

    def move_text_up(self) -> None:
        """Scroll the text up."""
        self.text.turn(-1)

    def move_details_down(self) -> None:
        """Scroll the details down."""
        self.query_one("#details", LinesPane).turn(1)

    def move_details_up(self) -> None:
        """Scroll the details up."""
        self.query_one("#details", LinesPane).turn(-1)

    def move_text(self) -> None:
        """Show the whole text around the claim, or the queue and the details again."""
        self._whole = not self._whole
        self.queue.display = self.query_one("#details").display = not self._whole
        self.call_after_refresh(self.show_current)

    def move_quit(self) -> None:
        """Leave, and give back what is held."""
        if self.holding is not None:
            self.holding.give_back()
        self.app.exit()

    def _draw_details(self) -> None:
        pane = self.query_one("#details", LinesPane)
        pane.show_lines([] if self.view is None else list_details(self.view, self._origins, pane.room))

    def show_origins(self) -> None:
        """Show the origins, once what looks for them is there."""
        try:
            self._origins = None if self.view is None else self.reader.origins(self.view)
        except ProvenanceError as error:
            self.tell_error(error)
        self._draw_details()

    def _draw_bars(self) -> None:
        count = len(self.queue.items)
        empty = "nothing to review" if self._opened else "opening …"
        at = f"{self.queue.place + 1:,} of {count:,}" if count else empty
        self.query_one("#title", Bar).tell(f" provenance review   {self.choice.title}   {at}")
        self.query_one("#place", Bar).tell(self._name_place())
        self._draw_foot(draw_foot(self.keys, max(self.size.width, 20)))

    def _draw_foot(self, lines: list[Line]) -> None:
        foot = self.query_one("#foot", LinesPane)
        usual = len(draw_foot(self.keys, max(self.size.width, 20)))
        foot.styles.height = max(usual, len(lines))
        foot.show_lines(lines)

    def _name_place(self) -> str:
        if self.view is None and not self._opened:
            return ""
        if self.view is None:
            return " g chooses another queue" if not self.queue.items else " it stands in no text"
        document, claim = self.view.document, self.view.claim
        name = document.title or document.name or document.sha256[:12]
        when = f", {document.published.iso()}" if document.published is not None else ""
        who = f"{document.publisher}{when}: " if document.publisher else ""
        return f" claim {claim.id}   {who}{name}"
