"""Finding things by a few letters: outlets by name or alias, claims by their words, documents by title."""

from dataclasses import dataclass

from provenance.model.vocabulary import SourceKind
from provenance.review.prompts import Option
from provenance.store import Database, list_documents, list_links, load_claims, load_outlets, search_claims
from provenance.text.folding import fold_name
from provenance.text.safety import cut_text

MOST = 50


@dataclass(frozen=True, slots=True)
class OutletPick:
    """An outlet that was chosen: by the registry's ``key``, or a new one of that name."""

    name: str
    key: str | None = None


class Finder:
    """Looks things up for lists that narrow with each letter; the registry's names are read once."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._names: list[tuple[str, str, OutletPick, str]] = []

    def forget(self) -> None:
        """Have the registry read again: it was changed."""
        self._names = []

    def load_names(self) -> None:
        """Read the names and aliases of all outlets, folded for comparing.

        Raises:
            StoreError: if the database cannot be read.
        """
        with self.database.reading() as tx:
            outlets = load_outlets(tx)
        names = []
        for outlet in outlets:
            told = f"{outlet.name} ({outlet.key}, {outlet.country or 'country unknown'})"
            pick = OutletPick(outlet.name, outlet.key)
            for text in dict.fromkeys((outlet.name, *(alias.text for alias in outlet.aliases), outlet.key)):
                words = told if text in {outlet.name, outlet.key} else f"{text} = {told}"
                names.append((fold_name(text), outlet.key, pick, words))
        self._names = sorted(names, key=lambda one: (len(one[0]), one[0]))

    def find_outlets(self, words: str, *, new: bool = True) -> list[Option[OutletPick]]:
        """Return outlets whose name or alias is the words, begins with them, or holds them, in that order.

        Raises:
            StoreError: if the database cannot be read.
        """
        if not self._names:
            self.load_names()
        folded = fold_name(words)
        ranked: list[list[tuple[str, OutletPick, str]]] = [[], [], [], []]
        for name, key, pick, told in self._names:
            place = name.find(folded)
            if place < 0:
                continue
            rank = 0 if name == folded else 1 if place == 0 else 2 if name[place - 1] == " " else 3
            ranked[rank].append((key, pick, told))
        found: dict[str, Option[OutletPick]] = {}
        for key, pick, told in (one for group in ranked for one in group):
            found.setdefault(key, Option(told, pick))
            if len(found) == MOST:
                break
        listed = list(found.values())
        typed = words.strip()
        if new and typed:
            listed.insert(1 if ranked[0] else len(listed[:8]), Option(f"+ new outlet {typed!r}", OutletPick(typed)))
        return listed

    def find_claims(self, words: str, *, but: int) -> list[Option[int]]:
        """Return the claims that hold the words, best first, without one of them; without words, those near to it.

        Raises:
            StoreError: if the database cannot be read.
        """
        if not words.strip():
            return self.find_near(but)
        with self.database.reading() as tx:
            hits = search_claims(tx, words, limit=MOST)
        return [
            Option(f"{hit.claim_id} ({cut_text(hit.document, 20)}) {hit.text}", hit.claim_id)
            for hit in hits
            if hit.claim_id != but
        ]

    def find_near(self, claim_id: int) -> list[Option[int]]:
        """Return the claims to which links lead from a claim, then those that share the most with it.

        Raises:
            StoreError: if the database cannot be read.
        """
        from provenance.workflow.candidates import find_kept_candidates  # noqa: PLC0415 -- comparing costs 0.2 s

        with self.database.reading() as tx:
            links = sorted(list_links(tx, claim_id=claim_id), key=lambda one: -(one.score or 0))
            told = {
                one.second_claim_id if one.first_claim_id == claim_id else one.first_claim_id: (
                    f"[{one.state.value}: {one.relation.value}] "
                )
                for one in links
            }
            near = [number for number, _ in find_kept_candidates(tx, [claim_id], MOST)[claim_id]]
            claims = {one.id: one for one in load_claims(tx, [*told, *near])}
        return [
            Option(f"{one.id} (document {one.document_id}) {told.get(one.id, '')}{one.text}", one.id)
            for one in (claims[number] for number in dict.fromkeys((*told, *near)) if number in claims)
        ]

    def find_documents(self, words: str) -> list[Option[int]]:
        """Return the documents whose title, name or publisher holds the words.

        Raises:
            StoreError: if the database cannot be read.
        """
        with self.database.reading() as tx:
            found = list_documents(tx, words=words or None, limit=MOST)
        return [
            Option(f"{one.id} {one.title or one.name or one.sha256[:12]} ({one.claims} claims)", one.id)
            for one in found
        ]


def list_kinds(*, voices: bool = False) -> list[Option[SourceKind]]:
    """Return the kinds of outlet, each by a letter; with ``voices`` also those that speak but do not publish."""
    kinds = [kind for kind in SourceKind if voices or kind.publishes]
    return [Option(kind.replace("_", " "), kind, key) for kind, key in zip(kinds, "nabwmstgiorcpdu", strict=False)]
