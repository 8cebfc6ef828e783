"""Folding names and words so that variants meet; never used to compute offsets (``len("İ".lower()) == 2``)."""

import unicodedata

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "\u00a0": " "})


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
