"""Claims ready to be compared, each document prepared once, held in a temporary file that grows while memory does not.

A claim may be the candidate of claims in any document. Among very many, the documents met would push one another out of
memory and be prepared again and again; so what was prepared is written down (some 800 bytes a claim) and read back.
"""

import pickle
from array import array
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import Final, Self

from provenance.link import ComparedClaim, prepare_claims
from provenance.model.lexicons import Lexicon
from provenance.store import Transaction, find_documents_of, load_facts

OUT: Final = frozenset({"rejected", "orphaned"})
"""States of claims that nobody compares any more."""

_BATCH: Final = 50
_IN_MEMORY: Final = 64 * 2**20
"""Bytes up to which nothing is written to disk."""
_KEPT: Final = 2000
"""Documents whose names and places are held in memory."""
_UNKNOWN, _NONE = 0, -1
"""No document of this claim was prepared yet; its document was, and it is not to be compared."""
_NOTHING: Final = frozenset[str]()


class PreparedClaims:
    """Prepares documents when one of their claims is asked for, and keeps what came of it until it is closed."""

    def __init__(self, tx: Transaction, lexicon: Lexicon) -> None:
        self._tx = tx
        self._places = lexicon.places
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 -- closed with this object
        self._file.write(b"\0")
        self._starts = array("q")
        self._around: dict[int, int] = {}
        self._recent: OrderedDict[int, frozenset[str]] = OrderedDict()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    @property
    def documents(self) -> Iterable[int]:
        """The documents that were prepared."""
        return self._around.keys()

    def get(self, numbers: Iterable[int]) -> dict[int, ComparedClaim]:
        """Return those of these claims that are to be compared, by their ids."""
        wanted = sorted(set(numbers))
        if wanted:
            self._starts.extend([_UNKNOWN] * (wanted[-1] + 1 - len(self._starts)))
        missing = [number for number in wanted if self._starts[number] == _UNKNOWN]
        for batch in _split(find_documents_of(self._tx, missing) if missing else ()):
            self._prepare(batch)
        return {number: self._read(number) for number in wanted if self._starts[number] > _UNKNOWN}

    def _prepare(self, documents: Sequence[int]) -> None:
        facts = load_facts(self._tx, documents)
        prepared = prepare_claims(facts, self._places)
        last = max((claim.id for claim in facts.claims), default=0)
        self._starts.extend([_UNKNOWN] * (last + 1 - len(self._starts)))
        for claim in facts.claims:
            one = prepared[claim.id]
            if one.document_id not in self._around:
                self._around[one.document_id] = self._write(one.around)
            out = claim.state in OUT
            self._starts[claim.id] = _NONE if out else self._write(replace(one, around=_NOTHING))

    def _write(self, what: object) -> int:
        start = self._file.seek(0, 2)
        pickle.dump(what, self._file, protocol=5)
        return start

    def _read(self, number: int) -> ComparedClaim:
        self._file.seek(self._starts[number])
        claim: ComparedClaim = pickle.load(self._file)  # noqa: S301 -- written by this object
        return replace(claim, around=self._find_around(claim.document_id))

    def _find_around(self, document: int) -> frozenset[str]:
        found = self._recent.get(document)
        if found is None:
            self._file.seek(self._around[document])
            found = self._recent[document] = pickle.load(self._file)  # noqa: S301 -- written by this object
            if len(self._recent) > _KEPT:
                self._recent.popitem(last=False)
        return found


def _split(numbers: Iterable[int]) -> Iterator[list[int]]:
    left = iter(numbers)
    while batch := list(islice(left, _BATCH)):
        yield batch
