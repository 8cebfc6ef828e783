"""Who vouches, as rows: finding the sources that a reading names, and making those that nobody has met before."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import insert, select

from provenance.errors import NotFoundError
from provenance.model.citations import Citation
from provenance.model.vocabulary import CitationKind, SourceKind, Voucher
from provenance.store.bulk import allocate_ids, split_ids, table_of
from provenance.store.cleaning import storable
from provenance.store.history import record_new
from provenance.store.tables import AliasRow, OutletRow, SourceRow
from provenance.store.transactions import Transaction
from provenance.text.folding import fold_name

_Name = TypeVar("_Name", bound=Hashable)

Identity = tuple[str, str]
"""What tells one voice from another."""

MEET = "meet"
"""What history calls the making of a source that was met in a text."""


_LONGEST = 500
"""Characters of a name that are kept; an index holds no more."""

_CHUNK = 500
"""Names in one query."""

_OFFICES = frozenset({SourceKind.GOVERNMENT, SourceKind.INTERGOVERNMENTAL})
_SPOKEN = {
    Voucher.PERSON: SourceKind.PERSON,
    Voucher.BODY: SourceKind.BODY,
    Voucher.UNNAMED: SourceKind.UNNAMED,
}


@dataclass(frozen=True, slots=True)
class Voice:
    """What identifies a source: a registered key, or a folded name with its kind."""

    kind: SourceKind
    name: str
    key: str | None = None
    folded: str = field(init=False, compare=False)
    """The name as a key for lookup."""
    identity: Identity = field(init=False, compare=False)
    """What two voices share if they are one: outlets by key or name, others by kind and name."""

    def __post_init__(self) -> None:
        """Work out what follows from the fields: it is asked for far more often than voices are made."""
        object.__setattr__(self, "folded", fold_key(self.name))
        group = "proposed" if self.kind.publishes else str(self.kind)
        identity = (group, self.folded) if self.key is None else ("key", self.key)
        object.__setattr__(self, "identity", identity)


def clip_name(name: str) -> str:
    """Return a name as it is kept: storable, trimmed, and no longer than an index holds."""
    return " ".join(storable(name).split())[:_LONGEST] or "?"


@lru_cache(maxsize=4096)
def fold_key(name: str) -> str:
    """Return a name as a key; one that is all punctuation stands for itself."""
    clipped = clip_name(name)
    return fold_name(clipped)[:_LONGEST] or clipped.casefold()


def name_voices(citation: Citation, voucher: Voucher) -> Mapping[str, Voice]:
    """Return the hops of a printed citation in order, by role: ``via``, ``source``, ``speaker``.

    A ministry or the like that prose quotes and the registry does not know is a body that speaks, no proposed outlet.
    """
    office = citation.kind is CitationKind.NARRATIVE and citation.source_kind in _OFFICES
    kind = SourceKind.BODY if office and citation.source_key is None else citation.source_kind
    via = (citation.via, citation.via_key)
    speaker = (citation.speaker, citation.speaker_kind or _SPOKEN.get(voucher))
    return _name_hops(kind, citation.source, citation.source_key, via, speaker)


@lru_cache(maxsize=4096)
def _name_hops(
    kind: SourceKind,
    name: str,
    key: str | None,
    relaying: tuple[str | None, str | None],
    speaking: tuple[str | None, SourceKind | None],
) -> Mapping[str, Voice]:
    """Return the hops of a source that is relayed by a name with a key and speaks through a name of some kind."""
    source = Voice(kind, clip_name(name), key)
    voices: dict[str, Voice] = {}
    if relaying[0] is not None:
        kind = source.kind if source.kind.publishes else SourceKind.WEBSITE
        via = Voice(kind, clip_name(relaying[0]), relaying[1])
        if via.identity != source.identity:
            voices["via"] = via
    voices["source"] = source
    if speaking[0] is not None:
        speaker = Voice(speaking[1] or _guess_kind(speaking[0]), clip_name(speaking[0]))
        if speaker.identity != source.identity:
            voices["speaker"] = speaker
    return voices


def _guess_kind(speaker: str) -> SourceKind:
    """Tell what voice words name: "a spokesman" is unnamed, a name is a person's, "the ministry" a body."""
    words = speaker.split()
    if not any(word[:1].isupper() for word in words[1:] or words):
        return SourceKind.UNNAMED
    first = words[0].casefold()
    if first in {"a", "an", "one", "some", "several", "two", "three"}:
        return SourceKind.UNNAMED
    return SourceKind.BODY if first == "the" else SourceKind.PERSON


def find_registered(tx: Transaction, keys: Iterable[str]) -> dict[str, int]:
    """Return the ids of registered outlets by key; where one was merged, the id of what took its place.

    Raises:
        NotFoundError: if the registry has no such key.
    """
    wanted = sorted(set(keys))
    table = table_of(SourceRow)
    found: dict[str, int] = {}
    merged = False
    for start in range(0, len(wanted), _CHUNK):
        query = select(table.c.key, table.c.id, table.c.merged_into).where(
            table.c.key.in_(wanted[start : start + _CHUNK])
        )
        for row in tx.execute(query):
            found[row.key] = row.id
            merged = merged or row.merged_into is not None
    for key in wanted:
        if key not in found:
            message = f"the registry in the database has no outlet {key!r}; run `provenance init` to load the seeds"
            raise NotFoundError(message)
    return follow_merges(tx, found) if merged else found


def follow_merges(tx: Transaction, found: Mapping[_Name, int]) -> dict[_Name, int]:
    """Return the same with each id replaced by that of the row which took its place, if one did."""
    table = table_of(SourceRow)
    result = dict(found)
    while result:
        moved: dict[int, int] = {}
        for chunk in split_ids(result.values()):
            query = select(table.c.id, table.c.merged_into).where(table.c.id.in_(chunk))
            merged = tx.execute(query.where(table.c.merged_into.is_not(None)))
            moved |= {row.id: row.merged_into for row in merged}
        if not moved:
            break
        result = {name: moved.get(number, number) for name, number in result.items()}
    return result


def keep_shared(tx: Transaction, voices: Iterable[Voice]) -> dict[Identity, int]:
    """Return the source ids of voices that documents share, by identity; make those that are new.

    Registered outlets are found by key. An outlet without a key is one proposal for all variants of its name, unless
    exactly one accepted outlet bears the name. People and bodies are one source for each name and kind.
    """
    shared = pick_shared(voices)
    found = find_shared(tx, shared)
    new = [voice for identity, voice in shared.items() if identity not in found]
    if not new:
        return found
    first = allocate_ids(tx, {SourceRow: len(new)})[SourceRow]
    made = dict(enumerate(new, start=first))
    make_shared(tx, made)
    record_new(tx, "source", made, MEET)
    return found | {voice.identity: number for number, voice in made.items()}


def pick_shared(voices: Iterable[Voice]) -> dict[Identity, Voice]:
    """Return, by identity, those voices that documents share: all but unnamed groups."""
    return {voice.identity: voice for voice in voices if not _is_group(voice)}


def pick_groups(voices: Iterable[Voice]) -> dict[Identity, Voice]:
    """Return, by identity, the unnamed groups among voices, which belong to their document alone."""
    return {voice.identity: voice for voice in voices if _is_group(voice)}


def _is_group(voice: Voice) -> bool:
    return voice.kind is SourceKind.UNNAMED and not voice.key


def find_shared(tx: Transaction, by_identity: Mapping[Identity, Voice]) -> dict[Identity, int]:
    """Return the source ids of those shared voices that somebody met before.

    Raises:
        NotFoundError: if the registry lacks a key.
    """
    registered = find_registered(tx, (voice.key for voice in by_identity.values() if voice.key is not None))
    found = {("key", key): number for key, number in registered.items()}
    open_voices = {identity: voice for identity, voice in by_identity.items() if voice.key is None}
    return found | _find_by_name(tx, open_voices)


def _find_by_name(tx: Transaction, voices: Mapping[Identity, Voice]) -> dict[Identity, int]:
    """Find voices without a key by their folded names; whether a row counts is told here and not in the query.

    Where SQLite is asked for NULL in an indexed column it takes that index, though nearly all rows share it.
    """
    found: dict[Identity, int] = {}
    accepted: dict[str, set[int]] = {}
    merged = False
    for row, by_name in _list_bearers(tx, sorted({voice.folded for voice in voices.values()})):
        if row.is_outlet and not row.proposed:
            if row.merged_into is None:
                accepted.setdefault(row.called, set()).add(row.id)
        elif by_name or row.merged_into is None:
            kind = "proposed" if row.proposed else row.kind
            found.setdefault((kind, row.called), row.id)
            merged = merged or row.merged_into is not None
    for folded, ids in accepted.items():
        if len(ids) == 1:
            found.setdefault(("proposed", folded), next(iter(ids)))
    wanted = {identity: number for identity, number in found.items() if identity in voices}
    return follow_merges(tx, wanted) if merged else wanted


def _list_bearers(tx: Transaction, names: list[str]) -> Iterator[tuple[Any, bool]]:
    """Yield the sources that bear one of the names, first those by their name, then those by an alias."""
    sources, aliases = table_of(SourceRow), table_of(AliasRow)
    columns = (sources.c.id, sources.c.kind, sources.c.is_outlet, sources.c.proposed, sources.c.merged_into)
    of_names = select(sources.c.folded.label("called"), sources.c.document_id, *columns)
    of_aliases = select(aliases.c.folded.label("called"), sources.c.document_id, *columns)
    of_aliases = of_aliases.join(sources, sources.c.id == aliases.c.source_id)
    for query, column in ((of_names, sources.c.folded), (of_aliases, aliases.c.folded)):
        for start in range(0, len(names), _CHUNK):
            for row in tx.execute(query.where(column.in_(names[start : start + _CHUNK]))):
                if row.document_id is None:
                    yield row, query is of_names


def make_shared(tx: Transaction, numbered: Mapping[int, Voice]) -> None:
    """Make the sources of voices that nobody met before, under these ids; the caller records them."""
    if not numbered:
        return
    tx.execute(
        insert(table_of(SourceRow)),
        [
            {
                "id": number,
                "kind": str(voice.kind),
                "name": voice.name,
                "folded": voice.folded,
                "is_outlet": voice.kind.publishes,
                "proposed": voice.kind.publishes,
                "version": 1,
            }
            for number, voice in numbered.items()
        ],
    )
    outlets = [
        {"source_id": number, "languages": [], "domains": [], "context": [], "generic": False}
        for number, voice in numbered.items()
        if voice.kind.publishes
    ]
    if outlets:
        tx.execute(insert(table_of(OutletRow)), outlets)
