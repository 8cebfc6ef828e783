"""``link suggest`` over a whole database of generated claims: clock time, peak memory, links.

The claims are those of `generate_claims`, thirty to a document, with the days and numbers that they write out; each
document has a day of publication of its own. The command runs in a process of its own, as a user would start it.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from itertools import islice
from pathlib import Path

from generate_claims import DAYS, FIRST_DAY, write_claims
from results import Result, tell

from provenance.model.claims import Claim, EventDate, Hedging, Quantity
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.documents import Document, Original
from provenance.model.readings import Reading
from provenance.model.spans import Span
from provenance.store import keep_reading, open_database, upgrade_database
from provenance.text.date_rules import resolve_date
from provenance.text.dates import find_dates
from provenance.text.numbers import NumberKind, find_numbers
from provenance.workflow.candidates import keep_reading_keys

EACH = 30
"""Claims of a document."""
_TOGETHER = 50
"""Documents kept in one transaction: how fast they are kept is measured elsewhere."""
_PATIENCE = 3600
"""Seconds after which a run is given up."""


def measure_suggesting(number: int) -> list[Result]:
    """Return how long ``link suggest`` takes over so many claims on SQLite, and what it holds in memory at most."""
    part = f"`link suggest` over {number:,} generated claims, SQLite, clock time"
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{folder}/claims.db"
        documents = fill(address, number)
        tell(f"{number:,} claims in {documents:,} documents; comparing them")
        seconds, peak, said = run_suggest(address, Path(folder))
    tell(f"{seconds:.0f} s, {peak:.0f} MB: {said}")
    return [
        Result(part, "all documents compared", seconds, "s", note=f"{documents:,} documents; {said}"),
        Result(part, "peak memory", peak, "MB"),
    ]


def fill(address: str, number: int) -> int:
    """Keep so many claims, with their keys, in documents; return how many documents there are."""
    upgrade_database(address)
    texts = (text for _, text in write_claims(number))
    count = 0
    with open_database(address) as database:
        while batch := list(islice(_cut(texts, count), _TOGETHER)):
            with database.writing("bench", "fill") as tx:
                keep_reading_keys(tx, {keep_reading(tx, reading).id: reading for reading in batch})
            count += len(batch)
    return count


def _cut(texts: Iterator[str], first: int) -> Iterator[Reading]:
    number = first
    while own := list(islice(texts, EACH)):
        number += 1
        yield _make_reading(number, own)


def _make_reading(number: int, texts: list[str]) -> Reading:
    whole = " ".join(texts)
    content = whole.encode()
    made, at = [], 0
    for text in texts:
        dates = ((found, resolve_date(found, None)) for found in find_dates(text))
        events = tuple(EventDate(_shift(found.span, at), period) for found, period in dates if period is not None)
        counts = tuple(
            Quantity(_shift(one.span, at), one.low, one.high, one.likely_low, one.likely_high)
            for one in find_numbers(text)
            if one.kind is NumberKind.COUNT
        )
        made.append(Claim(Span(at, at + len(text)), text, 0, None, Hedging(), quantities=counts, event_dates=events))
        at += len(text) + 1
    original = Original(sha256(content).hexdigest(), "text/plain", content)
    day = FIRST_DAY + timedelta(days=number * 37 % DAYS)
    published = DatePeriod(PartialDate.parse(day.isoformat()))
    document = Document(whole, original, title=texts[0], publisher=f"Gazette {number % 300}", published=published)
    return Reading(document, tuple(made), (), ())


def _shift(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def run_suggest(address: str, folder: Path) -> tuple[float, float, str]:
    """Run the command; return seconds, the peak of its memory in MB, and what it said last."""
    peak = folder / "peak"
    program = (
        "import resource, runpy, sys\n"
        "sys.argv = ['provenance', 'link', 'suggest']\n"
        "try:\n    runpy.run_module('provenance.cli', run_name='__main__')\n"
        f"finally:\n    open({str(peak)!r}, 'w').write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))\n"
    )
    environment = os.environ | {"PROVENANCE_DATABASE": address, "PROVENANCE_ANALYST": "bench"}
    environment["PYTHONPATH"] = str(Path(__file__).resolve().parent.parent)
    start = time.perf_counter()
    done = subprocess.run(  # noqa: S603 -- our own program
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
        timeout=_PATIENCE,
    )
    seconds = time.perf_counter() - start
    said = done.stdout.strip().splitlines()
    return seconds, int(peak.read_text()) / 1024, said[0] if said else ""


if __name__ == "__main__":
    for result in measure_suggesting(int(sys.argv[1])):
        print(result)
