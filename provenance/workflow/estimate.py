"""Estimating the truth from files: reports, ratings, declared copies and resolved questions as CSV."""

import csv
import gzip
import zlib
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from provenance.errors import LoadError, UsageError
from provenance.model.estimates import EstimateOptions, Estimation, Prior, Report
from provenance.rate.estimating import estimate_reports
from provenance.rate.priors import find_prior
from provenance.rate.spellings import fold_value, merge_spellings

_MOST_BYTES = 2_000_000_000


def estimate_file(
    path: Path,
    *,
    priors: Path | None = None,
    copies: Path | None = None,
    resolved: Path | None = None,
    exact: bool = False,
    options: EstimateOptions | None = None,
) -> Estimation:
    """Estimate the truth from a CSV file with the columns source, object and value, and optionally weight.

    Args:
        path: the reports; ``.gz`` is unpacked.
        priors: columns source and letter (A-F) or mean (between 0 and 1).
        copies: columns source and root: who repeats whom.
        resolved: columns object and value: what an analyst found true.
        exact: keep apart values that differ in case, width or white space only.
        options: method, seed and settings.

    Raises:
        LoadError: if a file cannot be read.
        UsageError: if a column or a value is missing or malformed; the message names file and line.
    """
    reports, skipped = read_reports(path)
    known = {} if resolved is None else _read_pairs(resolved, "object", "value")
    if not exact:
        reports, known = _merge(reports, known)
    given = replace(
        options or EstimateOptions(),
        copies={} if copies is None else _read_pairs(copies, "source", "root"),
        resolved=known,
    )
    found = estimate_reports(reports, {} if priors is None else read_priors(priors), given)
    if not skipped:
        return found
    note = f"{skipped} rows without source, object or value were left out"
    return replace(found, notes=(*found.notes, note))


def _merge(reports: list[Report], resolved: Mapping[str, str]) -> tuple[list[Report], dict[str, str]]:
    merged = merge_spellings(reports)
    spelled = {
        (report.object, fold_value(report.value)): report.value for report in merged if report.object in resolved
    }
    return merged, {name: spelled.get((name, fold_value(value)), value) for name, value in resolved.items()}


def read_reports(path: Path) -> tuple[list[Report], int]:
    """Return the reports of a CSV file, and how many rows lack a source, an object or a value.

    Raises:
        LoadError: if the file cannot be read.
        UsageError: if a column is missing, or a weight is no number from 0 to 1.
    """
    reports = []
    skipped = 0
    for line, row in _read_rows(path, ("source", "object", "value")):
        source, thing, value = row["source"].strip(), row["object"].strip(), row["value"].strip()
        if not (source and thing and value):
            skipped += 1
            continue
        reports.append(Report(source, thing, value, _read_weight(path, line, row.get("weight", ""))))
    return reports, skipped


def read_priors(path: Path) -> dict[str, Prior]:
    """Return what is believed of each source, from the columns source and letter, or source and mean.

    Raises:
        LoadError: if the file cannot be read.
        UsageError: if a column is missing, or a rating is neither a letter nor a number between 0 and 1.
    """
    priors = {}
    for line, row in _read_rows(path, ("source",)):
        rating = (row.get("letter") or row.get("mean") or "").strip()
        try:
            priors[row["source"].strip()] = find_prior(rating)
        except ValueError as error:
            message = f"{path}, line {line}: {rating!r} is no rating; write a letter A-F or a mean between 0 and 1"
            raise UsageError(message) from error
    return priors


def _read_weight(path: Path, line: int, text: str) -> float:
    if not text.strip():
        return 1.0
    try:
        weight = float(text)
    except ValueError:
        weight = -1.0
    if not 0.0 <= weight <= 1.0:
        message = f"{path}, line {line}: the weight {text!r} is no number from 0 to 1"
        raise UsageError(message)
    return weight


def _read_pairs(path: Path, first: str, second: str) -> dict[str, str]:
    rows = _read_rows(path, (first, second))
    return {row[first].strip(): row[second].strip() for _, row in rows if row[first].strip() and row[second].strip()}


def _read_rows(path: Path, needed: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line number and cells by column name (folded) for every row of a CSV file with a header."""
    try:
        with _open(path) as stream:
            reader = csv.reader(_limit(stream, path))
            header = [name.strip().casefold() for name in next(reader, [])]
            missing = [name for name in needed if name not in header]
            if missing:
                message = (
                    f"{path}: the first line must name the columns {', '.join(needed)}; missing: {', '.join(missing)}"
                )
                raise UsageError(message)
            for cells in reader:
                if cells:
                    padded = cells + [""] * (len(header) - len(cells))
                    yield reader.line_num, dict(zip(header, padded, strict=False))
    except (OSError, EOFError, zlib.error) as error:
        message = f"cannot read {path}: {getattr(error, 'strerror', None) or error}"
        raise LoadError(message) from error
    except UnicodeDecodeError as error:
        message = f"{path} is not UTF-8 text: save it as UTF-8"
        raise LoadError(message) from error
    except csv.Error as error:
        message = f"{path}: not CSV: {error}"
        raise LoadError(message) from error


def _open(path: Path) -> AbstractContextManager[TextIO]:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return path.open(encoding="utf-8-sig", newline="")


def _limit(lines: TextIO, path: Path) -> Iterator[str]:
    """Yield the lines of a file, up to a size that no table of reports has: a small file may unpack to anything."""
    size = 0
    for line in lines:
        size += len(line)
        if size > _MOST_BYTES:
            message = f"{path}: more than {_MOST_BYTES:,} characters"
            raise UsageError(message)
        yield line
