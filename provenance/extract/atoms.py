"""What stands for itself in a bracket or a note: addresses, titles, nested brackets, dates."""

import re

from provenance.extract.brackets import Bracket, find_brackets
from provenance.extract.fields import Field, FieldKind, Names
from provenance.extract.names import NameClass, classify_name
from provenance.model.spans import Span
from provenance.text.dates import find_dates
from provenance.text.urls import find_handles, find_urls

_QUOTED = re.compile(r"“[^“”]{1,300}”|\"[^\"]{1,300}\"|‘[^‘’]{12,300}’|«[^«»]{1,300}»")
_URL_REST = re.compile(r"\r?\n[ \t]{0,8}(?P<rest>[^\s/]{0,80}(?:/[^\s,;]{0,200}|\.(?:s?html?|aspx?|php|pdf|jsp)))")
_FISCAL = re.compile(r"\bFY ?\d{2,4}(?:[-/]\d{2,4})?")
_SLASHED = re.compile(r"\w/$")


def find_atoms(text: str, span: Span, names: Names) -> list[Field]:
    """Return what stands for itself in a stretch, in text order: addresses, titles, nested brackets, dates."""
    atoms: list[Field] = [
        Field(FieldKind.ADDRESS, url.span, address=url) for url in find_urls(text, span.start, span.end)
    ]
    atoms += [Field(FieldKind.DETAIL, rest) for atom in atoms if (rest := _find_url_rest(text, atom.span, span.end))]
    atoms += [Field(FieldKind.HANDLE, handle) for handle in find_handles(text, span.start, span.end)]
    for quote in _QUOTED.finditer(text, span.start, span.end):
        atoms.append(Field(FieldKind.TITLE, Span(*quote.span())))
    atoms += [Field(FieldKind.DETAIL, Span(*year.span())) for year in _FISCAL.finditer(text, span.start, span.end)]
    for bracket in find_brackets(text, span.start, span.end):
        if bracket.depth == 0 and bracket.closed:
            glossed = _read_gloss(text, bracket, names) or _read_dated(text, bracket)
            atoms.append(glossed or Field(_read_nested(text, bracket.inner, names), bracket.span))
    taken = _drop_overlaps(atoms)
    for date in find_dates(text, span.start, span.end):
        numbered = date.on.month is None and _SLASHED.search(
            text, max(span.start, date.span.start - 2), date.span.start
        )
        if not numbered and not any(atom.span.overlaps(date.span) for atom in taken):
            atoms.append(Field(FieldKind.DATE, date.span, date=date))
    known = names.within(span)
    return [
        atom
        for atom in _drop_overlaps(atoms)
        if atom.kind is not FieldKind.ADDRESS
        or atom.address is None
        or atom.address.whole
        or not any(mention.span.overlaps(atom.span) for mention in known)
    ]


def _read_dated(text: str, bracket: Bracket) -> Field | None:
    """Return a bracket that holds nothing but a date, as journals have it after their number: "24:4 (2000)"."""
    inner = bracket.inner
    date = next(find_dates(text, inner.start, inner.end), None)
    return Field(FieldKind.DATE, bracket.span, date=date) if date is not None and date.span == inner else None


def _read_gloss(text: str, bracket: Bracket, names: Names) -> Field | None:
    """Return the Latin name in a bracket after a name in a script without capitals: "财新 [Caixin]"."""
    at = bracket.span.start - 1
    while at > 0 and text[at].isspace():
        at -= 1
    if at < 0 or not text[at].isalpha() or text[at].isupper() or text[at].islower():
        return None
    inner = bracket.inner
    mention = next((one for one in names.within(inner) if one.span == inner), None)
    looks = classify_name(inner.of(text))
    if mention is None and looks not in {NameClass.PUBLISHER, NameClass.ACRONYM}:
        return None
    return Field(FieldKind.NAME, inner, mention=mention, looks=looks)


def _find_url_rest(text: str, url: Span, end: int) -> Span | None:
    """Return the rest of an address that a line's end broke after a slash or a hyphen, None where it is whole."""
    rest = _URL_REST.match(text, url.end, end) if text[url.end - 1] in "/-" else None
    return Span(rest.start("rest"), rest.end()) if rest else None


def _read_nested(text: str, inner: Span, names: Names) -> FieldKind:
    """Tell whether a bracket within the bracket names the outlet's place, or says something else of it."""
    surface = inner.of(text).strip()
    place = surface[:1].isupper() and not any(c.isdigit() for c in surface) and not names.within(inner)
    return FieldKind.PLACE if place and not (surface.isupper() and len(surface) > 3) else FieldKind.DETAIL  # noqa: PLR2004 -- "UK"


def _drop_overlaps(atoms: list[Field]) -> list[Field]:
    """Return the atoms in order, the longer where two begin together, none that begins within another."""
    kept: list[Field] = []
    for atom in sorted(atoms, key=lambda field: (field.span.start, -field.span.end)):
        if not kept or atom.span.start >= kept[-1].span.end:
            kept.append(atom)
    return kept
