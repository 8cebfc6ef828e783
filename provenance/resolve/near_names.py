"""The names that near spellings are compared with, indexed so that few of them are compared."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils

_REMEMBERED = 20_000
"""Answers kept; the same names come again and again."""

Likeness = tuple[str, float]
"""A registered name, folded, and how like it is (0 to 100)."""


class NearNames:
    """Folded names, by their words and by all of their letters."""

    def __init__(self, names: Iterable[str]) -> None:
        """Index the names."""
        self.names = tuple(names)
        self._plain = [utils.default_process(name) for name in self.names]
        self._sorted = [_sort_words(name) for name in self._plain]
        self._by_word: dict[str, list[int]] = {}
        for number, name in enumerate(self._sorted):
            for word in name.split():
                self._by_word.setdefault(word, []).append(number)
        self._known: dict[tuple[str, int, float], tuple[Likeness, ...]] = {}

    def find_likest(self, folded: str, limit: int, cutoff: float) -> tuple[Likeness, ...]:
        """Return the names whose ``token_set_ratio`` with a folded name is at least ``cutoff``, the likest first.

        Of equally like names the one registered first comes first; at most ``limit`` are returned.
        """
        key = folded, limit, cutoff
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[key] = self._compare(folded, limit, cutoff)
        return found

    def _compare(self, folded: str, limit: int, cutoff: float) -> tuple[Likeness, ...]:
        """Compare with the names that share a word, or else have nearly the same letters.

        Without a shared word ``token_set_ratio`` is the ``ratio`` of the sorted words, so that no name is missed.
        """
        plain = utils.default_process(folded)
        words = _sort_words(plain)
        alike = process.extract(words, self._sorted, scorer=fuzz.ratio, limit=None, score_cutoff=cutoff)
        numbers = {number for _, _, number in alike}
        numbers.update(number for word in words.split() for number in self._by_word.get(word, ()))
        candidates = sorted(numbers)
        choices = [self._plain[number] for number in candidates]
        found = process.extract(plain, choices, scorer=fuzz.token_set_ratio, limit=limit, score_cutoff=cutoff)
        return tuple((self.names[candidates[at]], score) for _, score, at in found)


def _sort_words(name: str) -> str:
    return " ".join(sorted(set(name.split())))
