"""Near spellings: which registered names a name that nobody registered is almost the same as."""

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from provenance.model.outlets import Outlet
from provenance.resolve.registry import NamedOutlet, Registry
from provenance.resolve.spellings import tells_apart
from provenance.resolve.wordings import COMMON_WORDS, KIND_WORDS
from provenance.text.folding import fold_name

NEAR = 85.0
"""Least ``token_set_ratio`` (0 to 100) between folded names for a near spelling to be looked at more closely."""

WORD = 80.0
"""Least ``ratio`` between two words for one to be a spelling of the other; both have at least five letters."""

WHOLE = 88.0
"""Least ``ratio`` between the whole names, words for what an outlet is set aside."""

LIKE, HALF = 65.0, 50.0
"""Least ``token_set_ratio`` and ``ratio`` of the whole names for an outlet to be suggested."""

_LEAST = 5
_LONG, _LONGEST = 10, 120


def find_near(name: str, registry: Registry) -> tuple[tuple[NamedOutlet, ...], float]:
    """Return the outlets whose name a name is a near spelling of, and how near (0 to 100).

    Every word must have its counterpart; only words for what an outlet is ("agency") may be more. At least one word
    that tells outlets apart must be shared, and no counterpart may be a word that many outlets have in their name.
    In a name of ten letters or more, one letter may be missing, added, wrong or swapped.
    """
    folded = fold_name(name)
    if not _LEAST <= len(folded) <= _LONGEST:
        return (), 0.0
    words = folded.split()
    queries = [folded, *(" ".join(words[:-cut]) for cut in (1, 2) if len(words) > cut and words[-cut] in KIND_WORDS)]
    best: dict[str, NamedOutlet] = {}
    top = 0.0
    for near in dict.fromkeys(near for query in queries for near, _ in registry.near.find_likest(query, 8, NEAR)):
        score = _compare(folded.split(), near.split(), registry) if near != folded else 0.0
        if score > top:
            best, top = {}, score
        if score and score == top:
            best.update({one.outlet.key: one for one in registry.names[near] if not one.generic})
    return tuple(best.values()), top


def suggest_matches(name: str, registry: Registry, count: int) -> list[tuple[Outlet, float]]:
    """Return the registered outlets that a name is likest to, best first, with ``token_set_ratio`` (0 to 100).

    Of equal scores the one whose whole name is likest comes first. Names that merely share a word are not returned.
    """
    folded = fold_name(name[:_LONGEST])
    if not folded or count < 1:
        return []
    found: dict[str, tuple[float, float, Outlet]] = {}
    for near, score in registry.near.find_likest(folded, 8 * count, LIKE):
        whole = fuzz.ratio(folded, near)
        for one in registry.names[near] if whole >= HALF else ():
            if found.get(one.outlet.key, (0.0, 0.0))[:2] < (score, whole):
                found[one.outlet.key] = (score, whole, one.outlet)
    best = sorted(found.values(), key=lambda match: (-match[0], -match[1], match[2].key))
    return [(outlet, score) for score, _, outlet in best[:count]]


def _compare(written: list[str], known: list[str], registry: Registry) -> float:
    """Return how near two names are word by word, or 0 where they are names of two outlets."""
    if _differ_by_a_letter(" ".join(written), " ".join(known)):
        return float(fuzz.ratio(" ".join(written), " ".join(known)))
    left, pairs = list(written), []
    for word in known:
        match = next((other for other in left if other == word), None) or _find_spelling(word, left)
        if match is None:
            return 0.0
        left.remove(match)
        pairs.append((match, word))
    if not all(word in KIND_WORDS for word in left):
        return 0.0
    if not any(tells_apart(word, registry) and len(word) >= _LEAST - 1 for _, word in pairs):
        return 0.0
    score = float(fuzz.ratio(" ".join(other for other, _ in pairs), " ".join(known)))
    return score if score >= WHOLE else 0.0


def _differ_by_a_letter(written: str, known: str) -> bool:
    """Tell whether one letter is missing, added, wrong or swapped in a long name, and no whole word another."""
    if len(written) < _LONG or OSA.distance(written, known, score_cutoff=1) > 1:
        return False
    others = set(written.split()) ^ set(known.split())
    return not any(word.isdigit() or len(word) < _LEAST - 1 for word in others) and not (
        set(written.split()) - set(known.split())
    ) <= COMMON_WORDS.union(KIND_WORDS)


def _find_spelling(word: str, others: list[str]) -> str | None:
    """Return the word of a list that may be another spelling of ``word``."""
    if len(word) < _LEAST or word in COMMON_WORDS:
        return None
    near = [
        (fuzz.ratio(word, other), other)
        for other in others
        if len(other) >= _LEAST and other not in COMMON_WORDS and other[0] == word[0] and other not in KIND_WORDS
    ]
    score, other = max(near, default=(0.0, ""))
    return other if score >= WORD else None
