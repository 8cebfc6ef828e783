"""The places of a lexicon by the names and adjectives that they are written with."""

from functools import lru_cache

from provenance.model.lexicons import Lexicon, PlaceEntry

SHORT_NAME = 4
"""Letters of names that are never written in capitals throughout, for they would look like acronyms."""


class Gazetteer:
    """The places of a lexicon by name and by adjective: of each all that may be meant, and their countries."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.names: dict[str, tuple[PlaceEntry, ...]] = {}
        self.adjectives: dict[str, tuple[PlaceEntry, ...]] = {}
        self.countries: dict[str, tuple[str | None, ...]] = {}
        for entry in lexicon.places:
            for name in (entry.name, *entry.aliases):
                forms = {name, name.upper()} if len(name) > SHORT_NAME else {name}
                for form in forms:
                    if entry not in self.names.get(form, ()):
                        self.names[form] = (*self.names.get(form, ()), entry)
            for adjective in entry.adjectives:
                self.adjectives[adjective] = (*self.adjectives.get(adjective, ()), entry)
        for word, entries in (*self.adjectives.items(), *self.names.items()):
            self.countries[word] = tuple(dict.fromkeys(entry.country for entry in entries))


@lru_cache(maxsize=8)
def list_places(lexicon: Lexicon) -> Gazetteer:
    """Return the gazetteer of a lexicon, built once."""
    return Gazetteer(lexicon)
