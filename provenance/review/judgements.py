"""The keys that say what an analyst thinks of it: links, ratings, verdicts, notes; and those that lead elsewhere."""

from collections.abc import Callable

from provenance.errors import RefusedError
from provenance.model.facts import SourceFact
from provenance.model.vocabulary import Credibility, HedgeLevel, LinkRelation, Reliability, VerdictValue
from provenance.review.asking import Asking
from provenance.review.finding import OutletPick
from provenance.review.help_prompt import HelpPrompt
from provenance.review.prompts import FindPrompt, KeyPrompt, Option, WordsPrompt
from provenance.review.queues import QueueChoice
from provenance.review.views import View
from provenance.store import find_outlet, rate_source
from provenance.workflow import reviewing
from provenance.workflow.desks import Desk
from provenance.workflow.reviewing import Decision

RELATIONS = (
    Option("corroborates: says the same, from elsewhere", LinkRelation.CORROBORATES, "c"),
    Option("conflicts: both cannot be so", LinkRelation.CONFLICTS, "x"),
    Option("restates: says the same, from the same origin", LinkRelation.RESTATES, "r"),
)
VERDICTS = (
    Option("confirmed", VerdictValue.CONFIRMED, "c"),
    Option("refuted", VerdictValue.REFUTED, "r"),
    Option("unresolved", VerdictValue.UNRESOLVED, "u"),
)
LETTERS = (
    Option("completely reliable", Reliability.A, "a"),
    Option("usually reliable", Reliability.B, "b"),
    Option("fairly reliable", Reliability.C, "c"),
    Option("not usually reliable", Reliability.D, "d"),
    Option("unreliable", Reliability.E, "e"),
    Option("reliability cannot be judged", Reliability.F, "f"),
)
DIGITS = tuple(Option(one.name.lower().replace("_", " "), one, one.value) for one in Credibility)


class Judgements(Asking):
    """Judging the item under review, and choosing what to review."""

    def link(self) -> None:
        """Mark how another claim, found by search, stands to this one."""
        view = self.claim_view()
        if view is None:
            return
        claim = view.claim
        prompt = FindPrompt(
            f"Link claim {claim.id} with which other?", lambda words: self.finder.find_claims(words, but=claim.id)
        )
        self.ask(prompt, lambda other: self._relate(view, other))

    def rate(self) -> None:
        """Rate the claim or one of its sources."""
        view = self.claim_view()
        if view is None:
            return
        sources = view.cited()
        if not sources:
            self._rate(view, None)
            return
        options: list[Option[int]] = [Option(f"claim {view.claim.id} (1-6)", -1, "c")]
        options += [Option(f"{one.name} (A-F)", place, str(place + 1)) for place, one in enumerate(sources[:9])]
        prompt = KeyPrompt("Rate what?", options)
        self.ask(prompt, lambda place: self._rate(view, None if place < 0 else sources[place]))

    def verdict(self) -> None:
        """Decide on the claim, with a reason."""
        view = self.claim_view()
        if view is None:
            return
        claim = view.claim

        def decided(value: VerdictValue) -> None:
            title = f"Claim {claim.id} is {value} because"
            self.because(f"verdict {value}", title, lambda why: self._verdict(view, value, why))

        self.ask(KeyPrompt(f"Verdict on claim {claim.id}", VERDICTS), decided)

    def note(self) -> None:
        """Write a note on the claim."""
        view = self.claim_view()
        if view is not None:
            self.ask(WordsPrompt(f"Note on claim {view.claim.id}"), lambda words: self._note(view, words))

    def queue(self) -> None:
        """Choose another queue."""
        kinds = (
            Option("claims nobody has decided on", "open", "1"),
            Option("the same, those that cite nobody first", "unsourced", "2"),
            Option("claims of one document", "document", "3"),
            Option("claims that lean on one outlet", "outlet", "4"),
            Option("claims of one hedging level", "level", "5"),
            Option("suggested links", "links", "6"),
            Option("proposed outlets", "outlets", "7"),
            Option("findings of the audit", "findings", "8"),
            Option("all claims, decided or not", "all", "9"),
        )
        self.ask(KeyPrompt("Review what?", kinds), self._choose)

    def search(self) -> None:
        """Make a queue of what is found."""
        self.ask(WordsPrompt("Search the claims for", self.screen.choice.words or ""), self._search)

    def help(self) -> None:
        """Show all keys."""
        self.screen.app.push_screen(HelpPrompt(self.screen.keys))

    def undo(self) -> None:
        """Undo the analyst's last decision."""
        self._turn(reviewing.undo, "undone")

    def redo(self) -> None:
        """Do again what was undone last."""
        self._turn(reviewing.redo, "done again")

    def _relate(self, view: View, other: int) -> None:
        claim = view.claim

        def related(relation: LinkRelation) -> None:
            title = f"Claim {claim.id} {relation} claim {other} because"
            self.because(f"link {relation}", title, lambda why: self._mark(view, other, relation, why))

        self.ask(KeyPrompt(f"Claim {claim.id} and claim {other}:", RELATIONS), related)

    def _mark(self, view: View, other: int, relation: LinkRelation, why: str) -> None:
        claim = view.claim
        self.keep(
            lambda: reviewing.mark_link(self.desk, claim.id, other, relation, because=why),
            f"claim {claim.id} {relation} claim {other}",
        )

    def _rate(self, view: View, source: SourceFact | None) -> None:
        claim = view.claim
        if source is not None:
            self.ask(
                KeyPrompt(f"How reliable is {source.name}?", LETTERS), lambda letter: self._rate_source(source, letter)
            )
            return

        def rated(value: Credibility) -> None:
            self.because(
                "rate",
                f"Claim {claim.id} is {value} ({value.name.lower().replace('_', ' ')}) because",
                lambda why: self._keep_rating(view, value, why),
            )

        self.ask(KeyPrompt(f"How credible is claim {claim.id}?", DIGITS), rated)

    def _keep_rating(self, view: View, value: Credibility, why: str) -> None:
        claim = view.claim
        said = f"claim {claim.id} rated {value}"
        try:
            self._rate_by_rules(claim.id, value, why)
        except RefusedError as refusal:
            title = f"{str(refusal).partition(';')[0]}. Rate it so all the same because"
            self.because(
                "override", title, lambda more: self.keep(lambda: self._rate_by_rules(claim.id, value, why, more), said)
            )
        else:
            self.screen.changed()
            self.screen.tell(said)

    def _rate_by_rules(self, claim_id: int, value: Credibility, why: str, override: str | None = None) -> None:
        reviewing.give_rating(self.desk, claim_id, value, because=why, override=override)

    def _rate_source(self, source: SourceFact, letter: Reliability) -> None:
        def decide(why: str) -> None:
            def keep() -> None:
                with self.desk.writing(why) as tx:
                    rate_source(tx, source.id, letter, why)

            self.keep(keep, f"{source.name} rated {letter}")

        self.because(f"source {letter}", f"{source.name} is {letter} because", decide)

    def _verdict(self, view: View, value: VerdictValue, why: str) -> None:
        claim = view.claim
        self.keep(
            lambda: reviewing.give_verdict(self.desk, claim.id, value, because=why), f"claim {claim.id} is {value}"
        )

    def _note(self, view: View, words: str) -> None:
        claim = view.claim
        self.keep(lambda: reviewing.write_note(self.desk, claim.id, words), f"claim {claim.id} noted")

    def _search(self, words: str) -> None:
        self.screen.open(QueueChoice(words=words, every=True, title=f"search: {words}"))

    def _choose(self, name: str) -> None:
        choices = {
            "open": QueueChoice(title="open claims"),
            "unsourced": QueueChoice(unsourced_first=True, title="open claims, unsourced first"),
            "links": QueueChoice.of("links"),
            "outlets": QueueChoice.of("outlets"),
            "findings": QueueChoice.of("findings"),
            "all": QueueChoice(every=True, title="all claims"),
        }
        if name in choices:
            self.screen.open(choices[name])
        elif name == "document":
            self.ask(FindPrompt("Which document?", self.finder.find_documents), self._open_document)
        elif name == "outlet":
            find = FindPrompt("Which outlet?", lambda words: self.finder.find_outlets(words, new=False))
            self.ask(find, self._open_outlet)
        else:
            levels = [Option(level.replace("_", " "), level, str(place)) for place, level in enumerate(HedgeLevel, 1)]
            self.ask(
                KeyPrompt("Which hedging level?", levels),
                lambda level: self.screen.open(
                    QueueChoice(level=level, title=f"open claims, {level.replace('_', ' ')}")
                ),
            )

    def _open_document(self, number: int) -> None:
        self.screen.open(QueueChoice(document_id=number, title=f"open claims of document {number}"))

    def _open_outlet(self, pick: OutletPick) -> None:
        with self.desk.database.reading() as tx:
            number = find_outlet(tx, pick.key or pick.name).source.id
        self.screen.open(QueueChoice(source_id=number, title=f"open claims that lean on {pick.name}"))

    def _turn(self, turn: Callable[[Desk], Decision], said: str) -> None:
        try:
            decision = turn(self.desk)
        finally:
            self.forget_outlets()
        self.screen.turned(decision.claims)
        self.screen.tell(f"{said}: {'; '.join(decision.told)}")
