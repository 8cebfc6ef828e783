"""Where words stand in a document, for those who give words rather than offsets."""

from provenance.errors import NotFoundError, UsageError
from provenance.model.spans import Span
from provenance.store import ClaimPlace, load_claim_place
from provenance.workflow.desks import Desk


def load_place(desk: Desk, claim_id: int) -> ClaimPlace:
    """Return where a claim stands, with its document's text.

    Raises:
        NotFoundError: if there is no such claim.
    """
    with desk.database.reading() as transaction:
        return load_claim_place(transaction, claim_id)


def find_place(text: str, words: str, *, near: Span | None = None) -> Span:
    """Return where words stand in a text, exactly as they are; those within ``near`` go before others.

    Raises:
        NotFoundError: if they do not stand there.
        UsageError: if they stand there more than once, or there are none.
    """
    if not words:
        message = "no words to look for"
        raise UsageError(message)
    for within in [near, Span(0, len(text))] if near is not None else [Span(0, len(text))]:
        first = text.find(words, within.start, within.end)
        if first < 0:
            continue
        second = text.find(words, first + 1, within.end)
        if second >= 0:
            message = f"these words stand at {first} and at {second}; give more of them, or offsets"
            raise UsageError(message)
        return Span(first, first + len(words))
    message = "these words do not stand in the document; spaces and line ends count too"
    raise NotFoundError(message)
