"""How a text is laid out: blocks of lines, and sentences in the blocks that are body text."""

from dataclasses import dataclass

from provenance.model.quick import made_quickly
from provenance.model.spans import Span
from provenance.model.vocabulary import BlockKind


@made_quickly
@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text between line ends. ``paragraph`` counts body paragraphs from 0 and is None for other blocks."""

    span: Span
    kind: BlockKind
    section: str | None = None
    paragraph: int | None = None


@made_quickly
@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a body paragraph, with the paragraph's number and the heading it stands under."""

    span: Span
    paragraph: int
    section: str | None = None
