"""What stands at the edges of a noun phrase: a preposition that it hangs on, an adverbial before it, a shared noun."""

from provenance.extract.attributions.grammar import (
    AUXILIARY,
    CLOSE,
    DETERMINER,
    ED,
    GENITIVE,
    HEAD,
    ING,
    NAME,
    NOMINAL,
    NOUN,
    NUMBER,
    POSSESSIVE,
    TIME,
    VERB,
)
from provenance.extract.attributions.lines import Line


def attaches(line: Line, preposition: int, low: int) -> bool:
    """Tell whether the phrase that the preposition opens may belong to a noun before it."""
    if preposition <= low:
        return False
    before = line.marks[preposition - 1]
    if before & TIME and line.lows[preposition] != "of":
        return preposition - 2 >= low and bool(line.marks[preposition - 2] & ED)
    return bool(before & (NOMINAL | HEAD | CLOSE | GENITIVE)) and not before & (AUXILIARY | VERB)


def split_front(line: Line, preposition: int, end: int) -> int | None:
    """Return where a subject starts behind an adverbial without a comma ("In a speech the minister"), or None."""
    marks = line.marks
    for at in range(preposition + 2, end):
        if marks[at] & (DETERMINER | POSSESSIVE) and marks[at - 1] & (NOMINAL | TIME):
            return at
        if marks[at] & NAME and marks[at - 1] & (NOUN | TIME | NUMBER) and not marks[at - 1] & (NAME | GENITIVE | ING):
            return at
    return None


def shares_noun(line: Line, conjunction: int) -> bool:
    """Tell whether "and" joins two names before one noun: "the French and U.S. navies"."""
    at = conjunction + 1
    while at < len(line.marks) and line.marks[at] & NAME:
        at += 1
    if at in {conjunction + 1, len(line.marks)} or not line.marks[conjunction - 1] & NAME:
        return False
    return bool(line.marks[at] & NOUN) and not line.marks[at] & VERB and line.lows[at].endswith("s")
