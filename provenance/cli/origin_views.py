"""How origins look in a terminal and as data."""

from typing import Any

from provenance.cli.output import print_text
from provenance.model.origins import Origins


def tell_count(number: int, noun: str) -> str:
    """Return a number with its noun: ``1 possible origin``, ``2 possible origins``."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def print_origins(origins: Origins, *, title: str = "Origins") -> None:
    """Print origins as a range from proven to possible, each with why it is merged and why it is not proven."""
    print_text(f"{title}: {origins} independent ({origins.proven} proven, {origins.possible} possible)", bold=True)
    for origin in origins.origins:
        family = f", family {origin.family}" if origin.family else ""
        standing = "proven" if origin.proven else f"possible: {origin.why_not}"
        numbers = ", ".join(str(number) for number in origin.claim_ids)
        claims = "claim" if len(origin.claim_ids) == 1 else "claims"
        print_text(f"  {origin.name}{family}; {standing} ({claims} {numbers})")
        for reason in origin.merged:
            print_text(f"    one origin: {reason}")
    for loop in origins.loops:
        print_text(f"  citation loop: {' → '.join((*loop, loop[0]))}")


def describe_origins(origins: Origins, *, whole: bool = True) -> dict[str, Any]:
    """Return origins as data; ``corroborated`` only from two proven ones on."""
    told: dict[str, Any] = {
        "range": str(origins),
        "proven": origins.proven,
        "possible": origins.possible,
        "corroborated": origins.corroborated,
    }
    if whole:
        told["origins"] = [
            {
                "key": origin.key,
                "name": origin.name,
                "named": origin.named,
                "family": origin.family,
                "speaker": origin.speaker,
                "claims": list(origin.claim_ids),
                "citations": list(origin.citation_ids),
                "proven": origin.proven,
                "why_not": origin.why_not,
                "merged": list(origin.merged),
            }
            for origin in origins.origins
        ]
        told["loops"] = [list(loop) for loop in origins.loops]
    return told
