"""Reports on what the database holds."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from provenance.errors import NotFoundError, UsageError
from provenance.report import (
    CaseDescription,
    Report,
    build_case_report,
    build_claim_report,
    build_document_report,
    build_outlet_report,
    build_story_report,
    render_report,
)
from provenance.store import (
    Database,
    find_case,
    find_claims_citing,
    find_claims_of,
    find_connected_claims,
    find_document,
    find_source,
    load_sources,
)
from provenance.text.folding import fold_name
from provenance.workflow.report_evidence import load_ground

_LONGEST_STEM = 60


def make_document_report(database: Database, wanted: str) -> Report:
    """Return the report on the document that an id, a digest's beginning, a name or a title means.

    Raises:
        NotFoundError: if there is none.
        StoreError: if several are meant, or the database cannot be read.
    """
    with database.reading() as transaction:
        entry = find_document(transaction, wanted)
        ground = load_ground(transaction, find_claims_of(transaction, [entry.id]), [entry.id])
    return build_document_report(ground.facts, entry.id, datetime.now(UTC), ground.evidence)


def make_claim_report(database: Database, claim_id: int) -> Report:
    """Return the report on one claim.

    Raises:
        NotFoundError: if there is none.
    """
    with database.reading() as transaction:
        ground = load_ground(transaction, [claim_id])
    return build_claim_report(ground.facts, claim_id, datetime.now(UTC), ground.evidence)


def make_outlet_report(database: Database, wanted: str) -> Report:
    """Return the report on the outlet, person or body that a key, a name, an alias or a number means.

    Raises:
        NotFoundError: if there is none.
        StoreError: if several are meant; the message lists them.
    """
    with database.reading() as transaction:
        source = find_source(transaction, wanted).source
        ground = load_ground(transaction, find_claims_citing(transaction, source.id))
        known = {one.id for one in ground.facts.sources}
        more = () if source.id in known else load_sources(transaction, [source.id])
    facts = replace(ground.facts, sources=(*ground.facts.sources, *more))
    return build_outlet_report(facts, source.id, datetime.now(UTC), ground.evidence)


def make_story_report(database: Database, story_id: int) -> Report:
    """Return the report on the story that a claim belongs to; stories are numbered by their first claim.

    Raises:
        NotFoundError: if the claim does not exist, or belongs to no story.
    """
    with database.reading() as transaction:
        ground = load_ground(transaction, find_connected_claims(transaction, [story_id]))
    story = next((one for one in ground.evidence.stories if story_id in one.claim_ids), None)
    if story is None:
        message = f"there is no story {story_id}; `provenance stories list` shows those there are"
        raise NotFoundError(message)
    return build_story_report(ground.facts, story.id, datetime.now(UTC), ground.evidence)


def make_case_report(database: Database, wanted: str) -> Report:
    """Return the report on the case of that name or number: its documents together.

    Raises:
        NotFoundError: if there is none.
    """
    with database.reading() as transaction:
        case = find_case(transaction, wanted)
        ground = load_ground(transaction, find_claims_of(transaction, case.documents), case.documents)
    described = CaseDescription(case.name, case.description, case.analyst, case.opened_at)
    return build_case_report(ground.facts, described, case.documents, datetime.now(UTC), ground.evidence)


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """A report and the files it was written to."""

    report: Report
    files: tuple[Path, ...]


def write_reports(database: Database, document_id: int, folder: Path, forms: tuple[str, ...]) -> WrittenReport:
    """Write the report on a document into a folder, one file for each form; files of the same name are replaced.

    Raises:
        NotFoundError: if there is no such document.
        UsageError: if the folder cannot be written.
    """
    report = make_document_report(database, str(document_id))
    words = fold_name(report.title).replace(" ", "-")[:_LONGEST_STEM].strip("-")
    stem = f"report-{document_id}" + (f"-{words}" if words.isascii() and words else "")
    files = tuple(folder / f"{stem}.{form}" for form in forms)
    for path, form in zip(files, forms, strict=True):
        write_file(path, render_report(report, form))
    return WrittenReport(report, files)


def write_text(path: Path, text: str) -> bool:
    """Write a text file as `write_file` does; lone surrogates are shown as escapes."""
    return write_file(path, text.encode("utf-8", errors="backslashreplace"))


def write_file(path: Path, content: bytes) -> bool:
    """Write a file, making its folder where there is none; return whether a folder was made.

    Raises:
        UsageError: if the file cannot be written.
    """
    try:
        made = not path.parent.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        message = f"cannot write {path}: {error.strerror or error}; choose another place with -o"
        raise UsageError(message) from error
    return made
