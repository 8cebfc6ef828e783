"""``seeds/hedges/*.toml``: hedge cues, one ``[[cue]]`` each."""

from pathlib import Path

from provenance.model.lexicons import CueEntry
from provenance.seeds.files import SeedFile, read_folder


class HedgesFile(SeedFile):
    """A file of hedge cues."""

    cue: tuple[CueEntry, ...] = ()


def read_cues(folder: Path) -> tuple[CueEntry, ...]:
    """Return every hedge cue of ``folder/hedges``.

    Raises:
        SeedError: if a file is malformed.
    """
    return tuple(cue for _, content in read_folder(folder / "hedges", HedgesFile) for cue in content.cue)
