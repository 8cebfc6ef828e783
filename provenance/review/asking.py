"""How a deciding key works: ask what is missing, keep the decision at once, show what became of it."""

from collections.abc import Callable

from provenance.errors import ProvenanceError
from provenance.review.finding import Finder
from provenance.review.main_screen import MainScreen
from provenance.review.prompts import Prompt, Value, WordsPrompt
from provenance.review.queues import Item
from provenance.review.views import View
from provenance.workflow.desks import Desk
from provenance.workflow.reviewing import Decision

Deciding = Callable[[], Decision | None]


class Asking:
    """What all deciding keys share. Nothing is held back: once a decision returns, it and its revision are kept."""

    def __init__(self, screen: MainScreen, desk: Desk, finder: Finder) -> None:
        self.screen = screen
        self.desk = desk
        self.finder = finder
        self._reasons: dict[str, str] = {}

    def do(self, name: str) -> None:
        """Do what a key means; what goes wrong is said, and changes nothing."""
        try:
            getattr(self, name)()
        except ProvenanceError as error:
            self.screen.tell_error(error)

    @property
    def item(self) -> Item | None:
        """The item under review."""
        return self.screen.queue.current

    def claim_view(self) -> View | None:
        """Return the view of the claim under review; where there is none, say so."""
        if self.screen.view is None:
            self.screen.tell("there is no claim here")
        return self.screen.view

    def ask(self, prompt: Prompt[Value], then: Callable[[Value], None]) -> None:
        """Ask for something; go on once it is given, and not at all where the analyst goes back."""

        def answered(value: Value | None) -> None:
            if value is None:
                self.screen.tell("left as it was")
                return
            try:
                then(value)
            except ProvenanceError as error:
                self.screen.tell_error(error)

        self.screen.app.push_screen(prompt, answered)

    def because(self, kind: str, title: str, then: Callable[[str], object], *, usual: str = "") -> None:
        """Ask for a reason; the last one of its kind stands there already, so that Enter gives it again."""

        def keep(reason: str) -> None:
            self._reasons[kind] = reason
            then(reason)

        self.ask(WordsPrompt(title, self._reasons.get(kind, usual)), keep)

    def keep(
        self,
        decide: Deciding,
        said: str,
        *,
        on: bool = False,
        show: Callable[[Decision], None] | None = None,
    ) -> None:
        """Decide, tell what was done, and show the item anew, go on to the next, or ``show`` what came of it.

        Where somebody changed it meanwhile, it is read anew and nothing is kept.
        """
        try:
            decision = decide()
        except ProvenanceError as error:
            self.screen.changed()
            self.screen.tell_error(error)
            return
        told = "; ".join(decision.told) if decision is not None else ""
        if show is not None and decision is not None:
            show(decision)
        else:
            self.screen.changed(on=on)
        self.screen.tell(said + (f" ({told})" if told else ""))

    def forget_outlets(self) -> None:
        """Have names and words read anew: the registry was changed."""
        self.finder.forget()
        self.desk.forget_words()
