"""``seeds/verbs/*.toml``: reporting verbs (``[[verb]]``) and nouns that head a source phrase (``[[source_noun]]``)."""

from pathlib import Path

from provenance.model.lexicons import SourceNoun, VerbEntry
from provenance.seeds.files import SeedFile, read_folder


class VerbsFile(SeedFile):
    """A file of reporting verbs and source nouns."""

    verb: tuple[VerbEntry, ...] = ()
    source_noun: tuple[SourceNoun, ...] = ()


def read_verbs(folder: Path) -> tuple[tuple[VerbEntry, ...], tuple[SourceNoun, ...]]:
    """Return every reporting verb and every source noun of ``folder/verbs``.

    Raises:
        SeedError: if a file is malformed.
    """
    files = [content for _, content in read_folder(folder / "verbs", VerbsFile)]
    verbs = tuple(verb for content in files for verb in content.verb)
    nouns = tuple(noun for content in files for noun in content.source_noun)
    return verbs, nouns
