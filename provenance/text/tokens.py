"""Words, numbers and marks with their offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from provenance.model.spans import Span

_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+(?:[’'‘\-.&][^\W\d_]+)*)"
    r"|(?P<number>\d+(?:[.,:]\d+)*)"
    r"|(?P<mark>[^\w\s]|_)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token as written, with offsets into the whole text; ``kind`` is ``word``, ``number`` or ``mark``."""

    text: str
    start: int
    end: int
    kind: str

    @property
    def span(self) -> Span:
        """The token's span."""
        return Span(self.start, self.end)


def find_tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Yield the tokens of ``text[start:end]`` with offsets into ``text``. Linear time."""
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        yield Token(match.group(), match.start(), match.end(), match.lastgroup or "mark")
