"""Declared copies: every source is counted as the root that its chain of copies leads to.

Reports with one root count once. What repeats something is no further witness to it; in simulation this beats every
statistic for copying, and it can be explained. A loop of sources that copy one another collapses to one root, named
after its first member in alphabetical order, and is reported.
"""

from collections.abc import Mapping


def find_roots(copies: Mapping[str, str]) -> tuple[dict[str, str], tuple[tuple[str, ...], ...]]:
    """Return the root of every source that copies another, and the loops that were found.

    Args:
        copies: from a source to the one it copies; a source that names itself copies nobody.
    """
    roots: dict[str, str] = {}
    loops: list[tuple[str, ...]] = []
    for first in copies:
        path: list[str] = []
        seen: dict[str, int] = {}
        here = first
        while here not in roots and here not in seen and copies.get(here, here) != here:
            seen[here] = len(path)
            path.append(here)
            here = copies[here]
        if here in seen:
            loop = tuple(sorted(path[seen[here] :]))
            loops.append(loop)
            root = loop[0]
        else:
            root = roots.get(here, here)
        roots |= dict.fromkeys(path, root)
    return {source: root for source, root in roots.items() if source != root}, tuple(sorted(loops))
