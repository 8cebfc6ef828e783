"""What a PDF report consists of: sections of blocks, each a mapping that the template knows how to set."""

from collections.abc import Iterable, Sequence
from typing import Any

from provenance.report.pdf.directions import starts_right
from provenance.report.pictures import Picture
from provenance.report.views import CountView, FindingView, Report, SourceView, StoryView
from provenance.report.wording import tell_claim, tell_origin, tell_rating, tell_standing

Block = dict[str, Any]


def compose(report: Report, pictures: Sequence[Picture]) -> Block:
    """Return the whole report; the words are those of the other formats."""
    sections = [
        _section("Summary", [*_summarise(report), *_picture(pictures, "summary"), *_count(report)]),
        _section("What the claims lean on", [*_picture(pictures, "sources"), *_describe_sources(report.sources)]),
    ]
    if report.stories:
        told = [block for story in report.stories for block in _describe_story(story, pictures)]
        sections.append(_section("Stories", told))
    sections += [
        _section("Claims", [*_picture(pictures, "claims"), *_describe_claims(report)]),
        _section("Findings", _describe_findings(report)),
        _section("What could not be settled", _describe_problems(report)),
        _section("Method", [_list([(note, ()) for note in report.method.notes]), _tell_making(report)]),
    ]
    return {
        "title": report.title,
        "subject": f"Provenance report on {report.subject}",
        "foot": f"{report.method.program} {report.method.version}, {report.method.made_at}",
        "sections": sections,
    }


def _section(title: str, blocks: Sequence[Block]) -> Block:
    return {"title": title, "blocks": list(blocks)}


def _text(words: str, *, big: bool = False) -> Block:
    return {"kind": "text", "text": words, "big": big}


def _list(lines: Iterable[tuple[str, Sequence[str]]]) -> Block:
    return {"kind": "list", "items": [{"text": words, "below": list(below)} for words, below in lines]}


def _table(title: str, columns: Sequence[tuple[str, float]], rows: Iterable[Sequence[object]]) -> Block:
    """Return a table: ``columns`` are heads with shares of the width; a negative share is a column of figures."""
    return {
        "kind": "table",
        "title": title,
        "heads": [head for head, _ in columns],
        "widths": [abs(width) for _, width in columns],
        "right": [width < 0 for _, width in columns],
        "rows": [[str(cell) for cell in row] for row in rows],
    }


def _picture(pictures: Iterable[Picture], place: str) -> list[Block]:
    return [
        {"kind": "picture", "file": f"{one.name}.svg", "title": one.title, "caption": one.caption}
        for one in pictures
        if one.place == place
    ]


def _summarise(report: Report) -> list[Block]:
    blocks = [_text(report.summary.statement, big=True)]
    if report.case is not None:
        case = report.case
        opened = f"Case {case.name}, opened by {case.opened_by} on {case.opened_on}."
        blocks.append(_text(f"{opened} {case.description or ''}"))
    if report.outlet is not None:
        blocks.append(_describe_outlet(report.outlet))
    columns = (("Document", 5.0), ("Author", 2.0), ("Publisher", 2.0), ("Published", 2.0), ("Claims", -1.0))
    rows = []
    for one in report.documents:
        inferred = f" (inferred: {one.published_rule or 'rule not named'})" if one.published_inferred else ""
        title = f"{one.id}: {one.title}"
        published = (one.published or "not stated") + inferred
        rows.append((title, one.author or "not stated", one.publisher or "not stated", published, one.claims))
    blocks.append(_table("The documents", columns, rows))
    for one in report.documents:
        parts = [f"Document {one.id}: SHA-256 of the bytes read {one.sha256}, {one.length} characters"]
        parts += [f"ingested {one.ingested_at} by {one.ingested_by or 'nobody named'}"] if one.ingested_at else []
        parts += [f"address {one.url}"] if one.url else []
        parts += [f"archived {one.archived_url}"] if one.archived_url else []
        parts += [f"retrieved {one.retrieved_at}"] if one.retrieved_at else []
        blocks.append(_list([(", ".join(parts), [f"note: {note}" for note in one.notes])]))
    return blocks


def _count(report: Report) -> list[Block]:
    summary = report.summary
    tables = (
        ("How the claims are sourced", summary.sourcing),
        ("How far the author commits to them", summary.hedging),
        ("How sources are cited", summary.kinds),
        ("Independent origins of the claims", summary.origins),
        ("Links", summary.links),
        ("Findings of the audit", summary.findings),
        ("What is inferred, suggested, reviewed", summary.certainty),
    )
    return [_count_table(title, rows) for title, rows in tables if rows]


def _count_table(title: str, rows: Sequence[CountView]) -> Block:
    columns = ((title, 6.0), ("Count", -1.0), ("Share", -1.0))
    cells = [(row.label.replace("_", " "), row.count, f"{100 * row.share:.0f} %") for row in rows]
    return _table("", columns, cells)


def _describe_outlet(outlet: SourceView) -> Block:
    known = (
        ("Name", outlet.name + (" (proposed)" if outlet.proposed else "")),
        ("Kind", outlet.kind.replace("_", " ")),
        ("Country", outlet.country),
        ("Languages", ", ".join(outlet.languages)),
        ("Owner", outlet.owner),
        ("Family", _with_basis(outlet.family, outlet.family_basis)),
        ("State", _with_basis(outlet.state, outlet.state_basis)),
        *(
            (one.kind.replace("_", " "), f"{one.target}, {one.since or '?'} to {one.until or '?'} ({one.basis})")
            for one in outlet.relations
        ),
        ("Rating", _tell_ratings(outlet)),
        ("Track record", outlet.record.text if outlet.record else "not worked out"),
        ("Claims that lean on it", f"{outlet.claims}, {outlet.alone} of them on it alone"),
    )
    rows = [(name, value or "unknown") for name, value in known]
    return _table("Source descriptor", (("Part", 1.0), ("What is known", 4.0)), rows)


def _describe_sources(sources: Sequence[SourceView]) -> list[Block]:
    if not sources:
        return [_text("No claim names a source.")]
    columns = (
        ("Source", 3.2),
        ("Kind", 2.0),
        ("Country", 1.7),
        ("Owner or family", 2.6),
        ("State", 2.6),
        ("Rating", 3.0),
        ("Track record", 2.6),
        ("Claims", -1.2),
        ("Alone", -1.1),
    )
    rows = [
        (
            source.name + (" (proposed)" if source.proposed else ""),
            source.kind.replace("_", " "),
            source.country or "unknown",
            source.owner or source.family or "unknown",
            _with_basis(source.state, source.state_basis) or "unknown",
            _tell_ratings(source),
            source.record.text if source.record else "not worked out",
            source.claims,
            source.alone,
        )
        for source in sources
    ]
    return [_table("Source descriptors. A claim leans on a source alone if every chain holds it.", columns, rows)]


def _tell_ratings(source: SourceView) -> str:
    return "; ".join(tell_rating(rating) for rating in (source.rating, *source.scoped_ratings))


def _with_basis(value: str | None, basis: str | None) -> str | None:
    return f"{value} ({basis})" if value and basis else value


def _describe_story(story: StoryView, pictures: Sequence[Picture]) -> list[Block]:
    hold = f"Links that hold it together: {story.accepted} accepted, {story.suggested} that nobody has decided."
    told = f"{story.verdict.replace('_', ' ')}, {story.origins.range} independent origins, {len(story.claims)} claims"
    columns = (("Point", 3.0), ("Stated", 2.5), ("When", 1.7), ("By whom", 3.0), ("Claims", 1.2), ("Origins", -1.1))
    points = [
        (
            f"{point.label}, {point.standing}{': ' + point.reason if point.reason else ''}",
            value.value,
            value.on or "no date",
            ", ".join(value.sources),
            ", ".join(map(str, value.claims)),
            value.origins,
        )
        for point in story.points
        for value in point.values
    ]
    events = []
    for event in story.timeline:
        when = _tell_when(event.on, event.until)
        events.append((when, ", ".join(event.sources), event.claim, event.text))
    return [
        {"kind": "heading", "text": f"Story {story.id}: {story.title}"},
        _text(f"{told} in {len(story.documents)} documents. {hold}"),
        *_picture(pictures, f"story-{story.id}"),
        _table("What is agreed and what is disputed", columns, points),
        _list([(f"origin: {tell_origin(origin)}", ()) for origin in story.origins.origins]),
        _table("Timeline", (("When", 2.0), ("Sources", 3.0), ("Claim", 1.0), ("Words", 7.0)), events),
    ]


def _tell_when(on: str | None, until: str | None) -> str:
    return f"{on or 'no date'} to {until}" if until else on or "no date"


def _describe_claims(report: Report) -> list[Block]:
    findings = {finding.key: _tell_finding(finding) for finding in report.findings}
    many = len(report.documents) > 1
    blocks: list[Block] = []
    for claim in report.claims:
        title = f"Document {claim.document}, claim {claim.number}" if many else f"{claim.number}"
        lines = tell_claim(claim, [findings[key] for key in claim.findings])
        blocks.append(
            {
                "kind": "claim",
                "title": f"{title} · id {claim.id}" + (f" · {claim.section}" if claim.section else ""),
                "level": claim.level,
                "rtl": starts_right(claim.text),
                "pieces": [[piece.text, bool(piece.cue), bool(piece.citation)] for piece in claim.pieces],
                "standing": tell_standing(claim),
                "lines": _list(lines)["items"],
            }
        )
    for document in report.documents:
        if document.credits:
            blocks.append({"kind": "heading", "text": f"Image credits of document {document.id} (tied to no claim)"})
            blocks.append(_list([(credit, ()) for credit in document.credits]))
    return blocks or [_text("There is no claim.")]


def _tell_finding(finding: FindingView) -> str:
    acknowledged = "" if finding.acknowledged is None else f" (acknowledged: {finding.acknowledged})"
    return f"{finding.kind.replace('_', ' ')}: {finding.message}{acknowledged}"


def _describe_findings(report: Report) -> list[Block]:
    if not report.findings:
        return [_text("The audit found nothing." if report.audited else "No audit was run for this report.")]
    lines = []
    for finding in report.findings:
        claims = f" (claims {', '.join(map(str, finding.claims))})" if finding.claims else ""
        spans = [f"document {s.document}, characters {s.start}–{s.end}: “{s.text}”" for s in finding.spans]
        lines.append((_tell_finding(finding) + claims, spans))
    return [_list(lines)]


def _describe_problems(report: Report) -> list[Block]:
    if not report.problems:
        return [_text("Nothing was left open.")]
    lines = []
    for one in report.problems:
        where = f"document {one.document}, characters {one.start}–{one.end}"
        lines.append((f"{one.kind.replace('_', ' ')}, {where}: {one.message}", ()))
    return [_list(lines)]


def _tell_making(report: Report) -> Block:
    method = report.method
    digest = f"SHA-256 of the inputs {method.inputs_sha256}"
    made = f"Made by {method.program} {method.version} at {method.made_at}; {digest}."
    return _list([(made, ()), ("Characters that none of the fonts has are written as their code points.", ())])
