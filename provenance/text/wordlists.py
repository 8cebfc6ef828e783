"""Hand-written lists of words, as rules state them."""


def list_words(words: str) -> frozenset[str]:
    """Return the set of the words that stand in a text, separated by white space."""
    return frozenset(words.split())
