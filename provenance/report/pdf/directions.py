"""Which way text runs, by the bidirectional classes of its characters (Unicode Standard Annex #9)."""

import unicodedata

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_STRONG = _RIGHT_TO_LEFT | {"L"}


def runs_left(text: str) -> bool:
    """Tell whether some of a text runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(one) in {*_RIGHT_TO_LEFT, "AN"} for one in text)


def starts_right(text: str) -> bool:
    """Tell whether the first character that runs one way runs from right to left (rule P2)."""
    classes = (unicodedata.bidirectional(one) for one in text)
    return next((kind for kind in classes if kind in _STRONG), "L") in _RIGHT_TO_LEFT
