"""The verbs and nouns of the lexicon by their forms.

An entry's ``frames`` say what may stand with it:

- ``that``: a clause, with or without "that"; ``wh``: "whether", "how", "what" and a clause
- ``quote``: a quotation; ``inverted``: the cue may stand before its source, or after its content
- ``np``: a noun phrase; ``inf``: "to" and a verb; ``as``: a noun phrase and "as"; ``about``: a prepositional phrase
- ``addressee``: who is told, first
- ``noun``: base and ``-s`` form are also common nouns, so that more must speak for the verb
- ``evidence``: things may be its subject too ("the attack shows"), so that only a source noun makes it a report
- ``plain``: whatever follows is said ("said the same")
- ``fact``: with a noun phrase too it reports that something is so ("claimed the arrest")
- ``adjective``: stands with "be" ("is confident that")
- ``raising``: "is said to be" reports
- ``source``: no verb; the source follows ("according to")
- ``amount``: a noun phrase, "at" and a number ("put the toll at nine")
- ``condition``: no verb; "if … are to be believed"
- ``hearsay``: a noun with a clause ("reports that")
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from provenance.model.lexicons import Lexicon, VerbEntry

BASE, THIRD, ING_FORM, PAST, PARTICIPLE = 1, 2, 4, 8, 16
_NO_VERBS = frozenset({"source", "condition", "hearsay"})


@dataclass(frozen=True, slots=True)
class Form:
    """A form of an entry: the words after its first, and what forms of a verb it may be (a sum)."""

    tail: tuple[str, ...]
    kinds: int
    entry: VerbEntry
    frames: frozenset[str]

    @property
    def reports(self) -> bool:
        """Tell whether the entry's sense is that something is so."""
        return self.entry.sense == "report"


class FormTable(dict[str, tuple[Form, ...]]):
    """Forms by their first word, those of several words first.

    ``seconds`` has, for a first word that is no form by itself ("in"), the words that may follow it.
    """

    def __init__(self, forms: Mapping[str, tuple[Form, ...]]) -> None:
        """Keep the forms."""
        super().__init__(forms)
        self.seconds = {
            head: frozenset(form.tail[0] for form in group) for head, group in forms.items() if group[-1].tail
        }

    def stand_at(self, lows: Sequence[str], at: int) -> bool:
        """Tell whether a form of several words stands at a token whose word begins one or more."""
        return any(tuple(lows[at + 1 : at + 1 + len(form.tail)]) == form.tail for form in self[lows[at]])


@lru_cache(maxsize=8)
def index_forms(lexicon: Lexicon) -> FormTable:
    """Return all forms by their first word, those of several words first."""
    table: dict[str, list[Form]] = {}
    for entry in lexicon.verbs:
        for text, kinds in _tell_forms(entry):
            head, *tail = text.split()
            table.setdefault(head, []).append(Form(tuple(tail), kinds, entry, frozenset(entry.frames)))
    return FormTable({head: tuple(sorted(forms, key=lambda form: -len(form.tail))) for head, forms in table.items()})


def _tell_forms(entry: VerbEntry) -> Iterator[tuple[str, int]]:
    """Yield each form with what it may be. A second past form is the participle ("wrote", "written")."""
    if _NO_VERBS.intersection(entry.frames):
        yield from ((text, 0) for text in entry.forms)
        return
    if "adjective" in entry.frames:
        yield from ((text, PARTICIPLE) for text in entry.forms)
        return
    base = entry.lemma.split()[0]
    pasts: list[str] = []
    for text in entry.forms:
        head = text.split()[0]
        if head == base:
            yield text, BASE | (PAST | PARTICIPLE if _is_unchanged(entry.forms, base) else 0)
        elif head.endswith("ing"):
            yield text, ING_FORM
        elif head.endswith("s"):
            yield text, THIRD
        else:
            pasts.append(text)
    regular = all(text.split()[0].endswith("ed") for text in pasts)
    for number, text in enumerate(pasts):
        yield text, PAST | PARTICIPLE if regular or len(pasts) == 1 else PARTICIPLE if number else PAST


def _is_unchanged(forms: Iterable[str], base: str) -> bool:
    """Tell whether a verb has no past form of its own ("read")."""
    heads = [form.split()[0] for form in forms]
    return all(head == base or head.endswith(("ing", "s")) for head in heads)
