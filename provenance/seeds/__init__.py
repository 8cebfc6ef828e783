"""``seeds/*.toml`` as nouns: outlets, hedge cues, reporting verbs, places, and the words that give numbers a role.

The files mirror the dataclasses of ``provenance.model.outlets`` and ``provenance.model.lexicons`` field for field, so
that a field added there can be written in the files at once. Unknown fields, tables and values are refused.
"""

from functools import cache
from pathlib import Path

from provenance.config import find_resources
from provenance.model.lexicons import Lexicon

__all__ = ["load_lexicon"]


def load_lexicon(folder: Path | None = None) -> Lexicon:
    """Return everything that extraction and resolution are told about names and words.

    Args:
        folder: the folder that holds ``outlets/``, ``hedges/``, ``verbs/``, ``places/`` and ``roles/``; None means
            the seeds that come with the program. A missing folder or file holds no entries.

    Returns:
        One lexicon per folder: asked again, the same object is returned.

    Raises:
        SeedError: if a file is malformed; the one-line message names file and entry.
        ConfigError: if ``folder`` is None and the program's seeds cannot be found.
    """
    return _read_lexicon((folder or find_resources() / "seeds").resolve())


@cache
def _read_lexicon(folder: Path) -> Lexicon:
    # Pydantic takes longer to import than most commands may take to answer, so only those who load seeds pay for it.
    from provenance.seeds.hedges import read_cues  # noqa: PLC0415 -- see above
    from provenance.seeds.outlets import read_outlets  # noqa: PLC0415 -- see above
    from provenance.seeds.places import read_places  # noqa: PLC0415 -- see above
    from provenance.seeds.roles import read_roles  # noqa: PLC0415 -- see above
    from provenance.seeds.verbs import read_verbs  # noqa: PLC0415 -- see above

    verbs, nouns = read_verbs(folder)
    return Lexicon(
        outlets=read_outlets(folder),
        cues=read_cues(folder),
        verbs=verbs,
        source_nouns=nouns,
        places=read_places(folder),
        roles=read_roles(folder),
    )
