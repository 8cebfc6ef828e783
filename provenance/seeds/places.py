"""``seeds/places/*.toml``: place names, one ``[[place]]`` each."""

from pathlib import Path

from provenance.model.lexicons import PlaceEntry
from provenance.seeds.files import SeedFile, read_folder


class PlacesFile(SeedFile):
    """A file of place names."""

    place: tuple[PlaceEntry, ...] = ()


def read_places(folder: Path) -> tuple[PlaceEntry, ...]:
    """Return every place of ``folder/places``.

    Raises:
        SeedError: if a file is malformed.
    """
    return tuple(place for _, content in read_folder(folder / "places", PlacesFile) for place in content.place)
