"""Whether two claims come from one origin: the same root, owner family or speaker, or reprinted text."""

from collections.abc import Mapping
from dataclasses import dataclass

from provenance.link.comparing.weights import Weights
from provenance.link.comparing.words import WORD, fold_word
from provenance.model.chains import find_chains
from provenance.model.facts import CitationFact, ClaimFact, DocumentFact, SourceFact
from provenance.model.links import LinkField, LinkReason, Outcome
from provenance.model.vocabulary import SourceKind

_RUN = 5
"""Words in a row that count as one piece of text."""
_LEAST_RUNS = 5
REPRINT = 0.6
"""Share of the shorter claim's pieces that the longer one holds where it is reprinted."""
_INDEPENDENT = "independent"
_JOINING = frozenset({"of", "the", "for", "and", "al", "bin", "de", "van", "von", "e"})
"""Small words within names."""


@dataclass(frozen=True, slots=True)
class ClaimOrigin:
    """Where a claim's chains end. ``keys`` name roots and families stably, with the name to show for each."""

    keys: Mapping[str, str]
    shown: str


def find_claim_origin(
    claim: ClaimFact, document: DocumentFact | None, sources: Mapping[int, SourceFact]
) -> ClaimOrigin:
    """Return the origins of a claim: the last named hop of each chain, its family, and who published where none is."""
    keys: dict[str, str] = {}
    for chain in find_chains(claim):
        if chain.is_own_voice:
            keys.update(_own(claim, document, sources))
            continue
        hop = next((hop for hop in reversed(chain.hops) if _is_named(hop, sources)), None)
        if hop is None:
            keys[f"unnamed {chain.root.source_id}"] = chain.root.as_written or "an unnamed source"
            continue
        keys.update(_name_keys(sources[hop.source_id]))
        outlet = next((hop for hop in reversed(chain.hops) if _publishes(hop, sources)), hop)
        keys.update(_name_keys(sources[outlet.source_id]))
    return ClaimOrigin(keys, ", ".join(dict.fromkeys(keys.values())))


def _is_named(hop: CitationFact, sources: Mapping[int, SourceFact]) -> bool:
    source = sources.get(hop.source_id)
    return source is not None and source.kind is not SourceKind.UNNAMED


def _publishes(hop: CitationFact, sources: Mapping[int, SourceFact]) -> bool:
    source = sources.get(hop.source_id)
    return source is not None and source.kind.publishes


def _name_keys(source: SourceFact) -> dict[str, str]:
    keys = {f"source {source.id}": source.name}
    if not source.kind.publishes and (name := find_proper_name(source.name)):
        keys[f"voice {name}"] = source.name
    if source.family and source.family != _INDEPENDENT:
        keys[f"family {source.family}"] = source.name
    return keys


def _own(claim: ClaimFact, document: DocumentFact | None, sources: Mapping[int, SourceFact]) -> dict[str, str]:
    publisher = sources.get(document.publisher_id) if document and document.publisher_id is not None else None
    keys = {f"document {claim.document_id}": (document and document.publisher) or "the document itself"}
    return {**keys, **_name_keys(publisher)} if publisher is not None else keys


def find_proper_name(text: str) -> str | None:
    """Return the longest run of capitalised words of how a voice is named, folded; None where it has fewer than two.

    "a spokesman, Jan Maas", "Jan Maas" and "Jan Maas of the ministry" are one voice.
    """
    best: list[str] = []
    run: list[str] = []
    last = 0
    for match in WORD.finditer(text):
        if any(mark in text[last : match.start()] for mark in ",;()"):
            run = []
        last = match.end()
        if match[0][0].isupper():
            run.append(match[0])
            best = max(best, list(run), key=len)
        elif match[0] not in _JOINING or not run:
            run = []
    return " ".join(map(fold_word, best)) if len(best) > 1 else None


def find_runs(text: str) -> frozenset[int]:
    """Return hashes of all runs of five words of a text."""
    words = [fold_word(match[0]) for match in WORD.finditer(text)]
    return frozenset(hash(tuple(words[start : start + _RUN])) for start in range(len(words) - _RUN + 1))


def measure_reprint(one: frozenset[int], other: frozenset[int]) -> float:
    """Return which share of the shorter text's runs of words the other holds too, in [0, 1]."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter >= _LEAST_RUNS else 0.0


def compare_origins(
    one: ClaimOrigin, other: ClaimOrigin, reprinted: float, weights: Weights
) -> tuple[bool, LinkReason | None]:
    """Return whether two claims come from one origin, and what that rests on."""
    if reprinted >= REPRINT:
        message = f"the same text: {reprinted:.0%} of the shorter one's runs of {_RUN} words"
        return True, LinkReason(LinkField.SOURCE, Outcome.AGREES, message, one.shown, other.shown, weights.reprint)
    shared = [name for key, name in one.keys.items() if key in other.keys]
    if shared:
        message = f"both rest on {shared[0]}"
        return True, LinkReason(LinkField.SOURCE, Outcome.AGREES, message, one.shown, other.shown, weights.same_source)
    if not (one.shown and other.shown):
        return False, None
    message = f"different sources: {one.shown}; {other.shown}"
    return False, LinkReason(LinkField.SOURCE, Outcome.COMPATIBLE, message, one.shown, other.shown)
