"""How fast articles are ingested end to end, from files to a committed database, by one process and by all cores."""

import json
import os
import tempfile
from itertools import islice
from pathlib import Path

from generate import Writer
from results import Result, tell
from timing import take_clock

from provenance.measure.gva import read_incidents
from provenance.store import open_database
from provenance.workflow.databases import initialise
from provenance.workflow.ingest import ingest_files

ARTICLES = 1800


def find_texts(wanted: int) -> tuple[list[str], str]:
    """Return real articles where ``PROVENANCE_CORPORA`` names a folder with them, else generated ones."""
    named = os.environ.get("PROVENANCE_CORPORA")
    for folder in (Path(named), Path(named) / "corpora") if named else ():
        path = folder / "gva_dev.jsonl.gz"
        if path.is_file():
            articles = (article for incident in read_incidents(path) for article in incident.articles)
            return [one.text for one in islice((one for one in articles if one.text.strip()), wanted)], "real articles"
    writer = Writer(17)
    return [writer.write_article(3000) for _ in range(wanted)], "generated articles (PROVENANCE_CORPORA is not set)"


def measure_ingest(*, quick: bool) -> list[Result]:
    """Return articles a second for one job and for as many as there are cores."""
    texts, kind = find_texts(100 if quick else ARTICLES)
    part = f"Ingest of {len(texts):,} {kind}, from files to a committed SQLite database, clock time"
    results = []
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, text in enumerate(texts):
            path = Path(folder) / f"article{number:05}.txt"
            path.write_text(text, encoding="utf-8")
            paths.append(path)
        size = sum(path.stat().st_size for path in paths) / 1e6
        for jobs in dict.fromkeys((1, len(os.sched_getaffinity(0)))):
            seconds, claims = ingest(Path(folder) / f"jobs{jobs}.db", paths, jobs)
            tell(f"{jobs} job(s): {seconds:.1f} s for {len(texts):,} articles")
            name = f"{jobs} process" if jobs == 1 else f"{jobs} processes"
            note = json.dumps({"MB": round(size, 1), "claims": claims})
            results += [
                Result(part, name, len(texts) / seconds, "articles/s", note=note),
                Result(part, f"{name}, text", size / seconds, "MB/s"),
            ]
    return results


def ingest(file: Path, paths: list[Path], jobs: int) -> tuple[float, int]:
    """Ingest into a fresh file; return seconds and claims."""
    address = f"sqlite:///{file}"
    initialise(address, "bench")
    claims = 0

    def work() -> None:
        nonlocal claims
        with open_database(address) as database:
            summary = ingest_files(database, paths, analyst="bench", jobs=jobs)
            claims = sum(one.claims for one in summary.documents)

    return take_clock(work), claims
