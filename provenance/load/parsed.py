"""What a reader of one format hands on."""

from dataclasses import dataclass, field

from provenance.load.metadata import Metadata
from provenance.model.problems import Problem


@dataclass(frozen=True, slots=True)
class Parsed:
    """The text of a file, free of NUL and lone surrogates, what the file says about it, and problems of decoding."""

    text: str
    metadata: Metadata = field(default_factory=Metadata)
    problems: tuple[Problem, ...] = ()
    plain: str | None = None
    """The text without its marks, where it has some: in it the lines above the text are looked for."""
