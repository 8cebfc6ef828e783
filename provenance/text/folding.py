"""Folding names and words so that variants meet; never used to compute offsets (``len("İ".lower()) == 2``)."""

import unicodedata

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "\u00a0": " "})

_NEVER_AFTER_L = tuple("bcdfghjkmnpqrstvwxzBCDFGHJKMNPQRSTVWXZ")
"""Letters before which no word of Latin script begins with "l"."""


def fold_name(text: str) -> str:
    """Return a name as a key for lookup: no accents, case, punctuation or leading article; single spaces."""
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold()
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c) and c != "'")
    words = letters.split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def fold_width(text: str) -> str:
    """Return the text lower-cased character by character, so that offsets stay: what would grow is left as it is."""
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def mend_capital(name: str) -> str:
    """Return a name whose first letter, a scanned "I", was read as a small "l" ("lzvestia"), as it was meant."""
    return f"I{name[1:]}" if name[:1] == "l" and name[1:2] in _NEVER_AFTER_L else name
