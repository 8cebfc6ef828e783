"""The keys that change what was read: accept, reject, the claim's text, its hedging and its citations."""

from provenance.model.chains import find_chains
from provenance.model.claims import Hedging
from provenance.model.facts import CitationFact
from provenance.model.outlets import Outlet
from provenance.model.spans import Span
from provenance.model.vocabulary import LinkState, SourceKind
from provenance.review.asking import Asking
from provenance.review.finding import OutletPick, list_kinds
from provenance.review.hedging_prompt import HedgingPrompt
from provenance.review.prompts import FindPrompt, KeyPrompt, Option
from provenance.review.queues import Item
from provenance.review.selecting import Selection
from provenance.review.text_pane import WIDE
from provenance.review.views import View
from provenance.store import accept_outlet, acknowledge_finding, decide_link, find_outlet, merge_outlets
from provenance.text.folding import fold_name
from provenance.workflow import citing, reviewing
from provenance.workflow.reviewing import Decision

MOVE = "Left and Right move by a character, b and w by a word, Up and Down by 60 characters."
SELECT = f"Move the end of the claim; Tab changes to its other end. {MOVE} Enter keeps, Esc goes back."
ADD = f"Go to where the claim begins, press Space, go to where it ends. {MOVE} Enter keeps, Esc goes back."
SPLIT = f"Go to where the second claim begins. {MOVE} Enter splits, Esc goes back."


class Edits(Asking):
    """Accepting, rejecting and changing the item under review."""

    def accept(self) -> None:
        """Accept the claim as it stands, the link, the outlet or the finding."""
        item, view = self.item, self.screen.view
        if item is None:
            return
        if item.noun == "link":
            self.because(
                "link", f"Accept link {item.id} because", lambda why: self._link(item, LinkState.ACCEPTED, why)
            )
        elif item.noun == "finding":
            self.because("finding", "Seen and accepted because", lambda why: self._acknowledge(item, why))
        elif item.noun == "outlet":
            self.ask(KeyPrompt(f"What is {item.key}?", list_kinds()), lambda kind: self._accept_outlet(item, kind))
        elif view is not None:
            claim = view.claim
            self.keep(
                lambda: reviewing.accept_claims(self.desk, [claim.id], seen_version=claim.version),
                f"claim {claim.id} accepted",
                on=True,
            )

    def reject(self) -> None:
        """Reject the claim or the link, with a reason."""
        item, view = self.item, self.screen.view
        if item is None:
            return
        if item.noun == "link":
            self.because(
                "unlink", f"Reject link {item.id} because", lambda why: self._link(item, LinkState.REJECTED, why)
            )
        elif item.noun == "claim" and view is not None:
            self.because("reject", f"Reject claim {view.claim.id} because", lambda why: self._reject(view, why))
        elif item.noun == "outlet":
            self.screen.tell("c says which known outlet it is, a accepts it as a new one")
        else:
            self.screen.tell("a finding is seen and accepted (a), or what it rests on is changed")

    def edit(self) -> None:
        """Move the ends of the claim's text."""
        view = self.claim_view()
        if view is not None:
            span = view.claim.span
            start = Selection(view.paragraph, span.start, span.end)
            self.screen.select(start, SELECT, lambda chosen: self._change_span(view, chosen.span))

    def add(self) -> None:
        """Add a claim that was missed."""
        view = self.claim_view()
        if view is not None:
            end = view.claim.span.end
            start = Selection(view.around(WIDE), end, end, held=False)
            self.screen.select(start, ADD, lambda chosen: self._add(view, chosen))

    def split(self) -> None:
        """Split the claim in two."""
        view = self.claim_view()
        if view is not None:
            span = view.claim.span
            start = Selection(span, span.start, span.start, held=False)
            self.screen.select(start, SPLIT, lambda chosen: self._split(view, chosen.caret))

    def merge(self) -> None:
        """Merge the claim with the next one of its document."""
        view = self.claim_view()
        if view is None:
            return
        claim = view.claim
        self.keep(
            lambda: reviewing.merge_with_next(self.desk, claim.id, seen_version=claim.version),
            f"claim {claim.id} merged with the next",
            show=lambda _: self.screen.insert([]),
        )

    def hedging(self) -> None:
        """Set level, voucher and stance."""
        view = self.claim_view()
        if view is not None:
            title = f"Hedging of claim {view.claim.id}"
            self.ask(HedgingPrompt(title, view.claim.hedging), lambda chosen: self._hedge(view, chosen))

    def cite(self) -> None:
        """Attach or change a citation; of a proposed outlet, say which known one it is."""
        item = self.item
        if item is not None and item.noun == "outlet":
            prompt = FindPrompt(
                f"Which outlet is {item.key}?", lambda words: self.finder.find_outlets(words, new=False)
            )
            self.ask(prompt, lambda pick: self._merge_outlet(item, pick))
            return
        view = self.claim_view()
        if view is None:
            return
        cited = [chain.source for chain in find_chains(view.claim) if not chain.is_own_voice]
        if not cited:
            self._pick_source(view, None)
            return
        options: list[Option[tuple[str, CitationFact | None]]] = [Option("attach another citation", ("new", None), "n")]
        for number, hop in enumerate(cited[:9], start=1):
            options.append(Option(f"change {_name(view, hop)}", ("change", hop), str(number)))
        for letter, hop in zip("ABCDEFGHI", cited, strict=False):
            options.append(Option(f"take off {_name(view, hop)}", ("detach", hop), letter))
        self.ask(KeyPrompt("Which citation?", options), lambda what: self._cite(view, *what))

    def _link(self, item: Item, state: LinkState, why: str) -> None:
        links = () if self.screen.view is None else self.screen.view.links
        seen = next((one.link.version for one in links if one.link.id == item.id), None)

        def decide() -> None:
            with self.desk.writing(why) as tx:
                decide_link(tx, item.id, state, why, seen_version=seen)

        self.keep(decide, f"link {item.id} {state}", on=True)

    def _acknowledge(self, item: Item, why: str) -> None:
        view = self.screen.view

        def decide() -> None:
            with self.desk.writing(why) as tx:
                acknowledge_finding(tx, item.key, why, document_id=None if view is None else view.document.id)

        self.keep(decide, "finding seen and accepted", on=True)

    def _accept_outlet(self, item: Item, kind: SourceKind) -> None:
        def decide() -> None:
            with self.desk.writing() as tx:
                accept_outlet(tx, item.id, Outlet(fold_name(item.key).replace(" ", "-"), item.key, kind))

        self.keep(decide, f"{item.key} is an outlet of the registry now", on=True)
        self.forget_outlets()

    def _merge_outlet(self, item: Item, pick: OutletPick) -> None:
        def decide() -> None:
            with self.desk.writing() as tx:
                merge_outlets(tx, item.id, find_outlet(tx, pick.key or pick.name).source.id)

        self.keep(decide, f"{item.key} is {pick.name}", on=True)
        self.forget_outlets()

    def _reject(self, view: View, why: str) -> None:
        claim = view.claim
        self.keep(
            lambda: reviewing.reject_claims(self.desk, [claim.id], because=why, seen_version=claim.version),
            f"claim {claim.id} rejected",
            on=True,
        )

    def _change_span(self, view: View, span: Span) -> None:
        claim = view.claim
        self.keep(
            lambda: reviewing.change_span(self.desk, claim.id, span.start, span.end, seen_version=claim.version),
            f"claim {claim.id} has other ends",
        )

    def _add(self, view: View, chosen: Selection) -> None:
        if not chosen.held:
            self.screen.show_current()
            self.screen.tell("nothing was selected: Space starts a selection")
            return
        span = chosen.span
        self.keep(
            lambda: reviewing.add_claim(self.desk, view.document.id, span.start, span.end),
            "the claim was added",
            show=lambda made: self.screen.insert(_list_items(made), go_there=True),
        )

    def _split(self, view: View, at: int) -> None:
        claim = view.claim
        self.keep(
            lambda: reviewing.split(self.desk, claim.id, at, seen_version=claim.version),
            f"claim {claim.id} split",
            show=lambda made: self.screen.insert(_list_items(made, but=claim.id)),
        )

    def _hedge(self, view: View, chosen: Hedging) -> None:
        claim = view.claim
        self.keep(
            lambda: reviewing.change_hedging(
                self.desk,
                claim.id,
                level=chosen.level,
                voucher=chosen.voucher,
                stance=chosen.stance,
                seen_version=claim.version,
            ),
            f"hedging of claim {claim.id}: {chosen.level.replace('_', ' ')}, {chosen.voucher}, {chosen.stance}",
        )

    def _cite(self, view: View, what: str, hop: CitationFact | None) -> None:
        if what == "detach" and hop is not None:
            self.keep(
                lambda: citing.detach(self.desk, hop.id, seen_version=view.claim.version),
                f"{_name(view, hop)} taken off claim {view.claim.id}",
            )
        else:
            self._pick_source(view, hop)

    def _pick_source(self, view: View, hop: CitationFact | None) -> None:
        title = "Cite whom?" if hop is None else f"In place of {_name(view, hop)}:"

        def picked(pick: OutletPick) -> None:
            if pick.key is not None:
                self._keep_citation(view, hop, citing.Cited(source=pick.key))
                return
            prompt = KeyPrompt(f"What is {pick.name}?", list_kinds(voices=True))
            self.ask(
                prompt, lambda kind: self._keep_citation(view, hop, citing.Cited(source=pick.name, source_kind=kind))
            )

        self.ask(FindPrompt(title, self.finder.find_outlets), picked)

    def _keep_citation(self, view: View, hop: CitationFact | None, cited: citing.Cited) -> None:
        claim = view.claim
        if hop is None:
            self.keep(
                lambda: citing.attach(self.desk, claim.id, cited, seen_version=claim.version),
                f"claim {claim.id} cites {cited.source}",
            )
        else:
            self.keep(
                lambda: citing.change(self.desk, hop.id, cited, seen_version=claim.version),
                f"claim {claim.id} cites {cited.source}",
            )
        if cited.source_kind is not None:
            self.forget_outlets()


def _list_items(made: Decision, *, but: int = 0) -> list[Item]:
    return [Item("claim", number, number) for number in made.claims if number != but]


def _name(view: View, hop: CitationFact) -> str:
    source = view.sources.get(hop.source_id)
    return source.name if source is not None else hop.as_written
