"""When the outlet and the date of a citation are the ones that the gold names."""

from collections.abc import Callable

from provenance.measure.found import FoundCitation
from provenance.measure.gold import GoldOutlet

Canonical = Callable[[str], str]
"""Maps any way to write an outlet to one key; two names are the same outlet where their keys are equal."""


def is_outlet(citation: FoundCitation, outlet: GoldOutlet, canonical: Canonical) -> bool:
    """Tell whether the citation's source is the gold's outlet.

    Accepted are the canonical name and the name as written; where one outlet relays another, either order of naming,
    as long as the citation names the gold's outlet as source or as relay.
    """
    accepted = {canonical(name) for name in (outlet.name, outlet.as_written) if name}
    source = canonical(citation.source)
    if source in accepted:
        return True
    if outlet.relay is None or citation.via is None:
        return False
    return source == canonical(outlet.relay) and canonical(citation.via) in accepted


def is_relay(citation: FoundCitation, outlet: GoldOutlet, canonical: Canonical) -> bool:
    """Tell whether the citation names, as a citation of its own, the outlet that relays the gold's or is relayed."""
    return outlet.relay is not None and canonical(citation.source) == canonical(outlet.relay)


def is_dated(citation: FoundCitation, dates: tuple[tuple[str, str | None], ...]) -> bool:
    """Tell whether the citation's date is one of those accepted, to the day, or none where none is accepted."""
    came = (citation.cited_on, citation.cited_until)
    return came in dates if dates else citation.cited_on is None
