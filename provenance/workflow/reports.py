"""Reports on what the database holds."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from provenance.errors import UsageError
from provenance.report import Report, build_claim_report, build_document_report, render_report
from provenance.store import Database, find_document, load_claim, load_facts
from provenance.text.folding import fold_name

_LONGEST_STEM = 60


def make_document_report(database: Database, wanted: str) -> Report:
    """Return the report on the document that an id, a digest's beginning, a name or a title means.

    Raises:
        NotFoundError: if there is none.
        StoreError: if several are meant, or the database cannot be read.
    """
    with database.reading() as transaction:
        entry = find_document(transaction, wanted)
        facts = load_facts(transaction, [entry.id])
    return build_document_report(facts, entry.id, datetime.now(UTC))


def make_claim_report(database: Database, claim_id: int) -> Report:
    """Return the report on one claim.

    Raises:
        NotFoundError: if there is none.
    """
    with database.reading() as transaction:
        facts = load_claim(transaction, claim_id)
    return build_claim_report(facts, claim_id, datetime.now(UTC))


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
    words = fold_name(report.document.title).replace(" ", "-")[:_LONGEST_STEM].strip("-")
    stem = f"report-{document_id}" + (f"-{words}" if words.isascii() and words else "")
    files = tuple(folder / f"{stem}.{form}" for form in forms)
    for path, form in zip(files, forms, strict=True):
        write_text(path, render_report(report, form))
    return WrittenReport(report, files)


def write_text(path: Path, text: str) -> None:
    """Write a file, making its folder; lone surrogates are shown as escapes.

    Raises:
        UsageError: if the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="")
    except OSError as error:
        message = f"cannot write {path}: {error.strerror or error}; choose another place with -o"
        raise UsageError(message) from error
