"""``seeds/outlets/*.toml``: outlets, agencies, institutions and propaganda organs, one ``[[outlet]]`` each.

A bare string among ``aliases`` is short for ``{ text = "…" }``. Beyond the form, these hold: keys are unique over all
files; codes are ISO 3166-1 alpha-2 and ISO 639; a family, a state's hold and a relation say what they rest on;
the target of a relation is a key of some entry.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator

from provenance.model.outlets import Outlet
from provenance.seeds.files import SeedFile, fail, read_folder

ALIAS_KINDS = frozenset({"alias", "acronym", "transliteration", "former"})
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)+[a-z0-9-]{2,}(?:/[a-z0-9_/-]+)?")


def _spell_out_aliases(entry: object) -> object:
    """Write the bare strings among an entry's aliases as tables."""
    if not isinstance(entry, dict) or not isinstance(entry.get("aliases"), list):
        return entry
    aliases = [{"text": alias} if isinstance(alias, str) else alias for alias in entry["aliases"]]
    return {**entry, "aliases": aliases}


class OutletsFile(SeedFile):
    """A file of outlets."""

    outlet: tuple[Annotated[Outlet, BeforeValidator(_spell_out_aliases)], ...] = ()


def read_outlets(folder: Path) -> tuple[Outlet, ...]:
    """Return every outlet of ``folder/outlets``.

    Raises:
        SeedError: if a file is malformed, a key is used twice, or a relation leads nowhere.
    """
    homes: dict[str, Path] = {}
    outlets: list[Outlet] = []
    for path, content in read_folder(folder / "outlets", OutletsFile):
        for number, outlet in enumerate(content.outlet, start=1):
            entry = f"[[outlet]] {number} ({outlet.key})"
            for fault in _find_faults(outlet):
                raise fail(path, entry, fault)
            if outlet.key in homes:
                raise fail(path, entry, f"key: also used in {homes[outlet.key].name}")
            homes[outlet.key] = path
            outlets.append(outlet)
    for outlet in outlets:
        for relation in outlet.relations:
            if relation.target not in homes:
                raise fail(homes[outlet.key], outlet.key, f"relations: no outlet has the key {relation.target!r}")
    return tuple(outlets)


def _find_faults(outlet: Outlet) -> Iterator[str]:
    """Yield what is wrong with an entry beyond its form."""
    yield from _find_malformed(outlet)
    if outlet.family and not (outlet.family_basis or "").strip():
        yield "family_basis: a family needs what it rests on"
    state = outlet.state_affiliation
    if state and not (state.how.strip() and state.basis.strip()):
        yield "state_affiliation: needs how and basis"
    for relation in outlet.relations:
        if not relation.basis.strip():
            yield f"relations: {relation.target} needs what it rests on"
    if not outlet.examples:
        yield "examples: at least one is needed"


def _find_malformed(outlet: Outlet) -> Iterator[str]:
    """Yield the values that do not have the shape of what they are."""
    if not _KEY.fullmatch(outlet.key):
        yield f"key: not lower-case words joined by hyphens: {outlet.key!r}"
    if not outlet.name.strip():
        yield "name: empty"
    states = [outlet.state_affiliation.state] if outlet.state_affiliation else []
    for country in ([outlet.country] if outlet.country else []) + states:
        if not _COUNTRY.fullmatch(country):
            yield f"country: not an ISO 3166-1 alpha-2 code: {country!r}"
    for language in outlet.languages:
        if not _LANGUAGE.fullmatch(language):
            yield f"languages: not an ISO 639 code: {language!r}"
    for domain in outlet.domains:
        if not _DOMAIN.fullmatch(domain) or domain.startswith("www."):
            yield f"domains: not a bare lower-case domain: {domain!r}"
    for alias in outlet.aliases:
        if alias.kind not in ALIAS_KINDS or not alias.text.strip():
            yield f"aliases: {alias.text!r} is of kind {alias.kind!r}; kinds are {', '.join(sorted(ALIAS_KINDS))}"
