"""How well and how fast candidates for links are found: in memory, in databases, and among real articles.

Generated claims (``generate_claims.py``) are searched in processes of their own (``linking_memory.py``), whose memory
is theirs alone. A database is filled with as many, then documents of thirty claims, other tellings of known events,
are added one at a time and their candidates looked up. Of the Gun Violence Archive's articles, read with their dates of
publication, the first three claims are searched with: whether an article of the same incident is among ten candidates.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path

import psycopg
from generate_claims import make_event, tell_event, write_claims
from linking_documents import measure_suggesting
from linking_memory import key_claim
from results import Result, tell
from storing_raw import start_postgresql
from timing import fit_exponent

from provenance.link.candidates_index import CandidateIndex
from provenance.link.features import find_keys
from provenance.measure.gva import read_incidents
from provenance.model.claims import Claim, Hedging
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.documents import Document, Original
from provenance.model.readings import Reading
from provenance.model.spans import Span
from provenance.seeds import load_lexicon
from provenance.store import keep_document_keys, keep_reading, open_database, upgrade_database
from provenance.workflow.candidates import find_kept_candidates
from provenance.workflow.reading import read_document

HERE = Path(__file__).resolve().parent
SMALL, LARGE = 100_000, 1_000_000
LEADS, CANDIDATES = 3, 10
FILLING, ADDED, ROUNDS = 1_000, 30, 5
Keyed = tuple[str, tuple[int, ...]]


def measure_linking(*, quick: bool) -> list[Result]:
    """Return all figures of this part."""
    return [
        *measure_memory(quick=quick),
        *measure_real(),
        *measure_databases(SMALL if quick else LARGE),
        *measure_suggesting(SMALL // 50 if quick else SMALL),
    ]


def run_memory(number: int, way: str) -> dict[str, float]:
    """Search among generated claims in a process of its own."""
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    command = [sys.executable, str(HERE / "linking_memory.py"), str(number), way]
    environment = os.environ | threads | {"PYTHONPATH": str(HERE.parent)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)  # noqa: S603 -- our own script
    found: dict[str, float] = json.loads(done.stdout)
    tell(f"{number:,} claims, {way}: {found}")
    return found


def measure_memory(*, quick: bool) -> list[Result]:
    """Return recall, time, growth and memory of the index in memory."""
    part = "Candidates for links among generated claims, ten each, processor time"
    sizes = [SMALL // 10, SMALL // 5, SMALL] if quick else [SMALL // 4, SMALL, LARGE // 3, LARGE]
    results, times = [], []
    for size in sizes:
        run = run_memory(size, "ours")
        times.append(run["keys"] + run["index"] + run["find"])
        least = {SMALL: 0.99, LARGE: 0.85}.get(size)
        note = f"keys {run['keys']:.0f} s, index {run['index']:.1f} s, search {run['find']:.0f} s"
        results += [
            Result(part, f"{size:,} claims: recall at ten", run["recall"], least=least),
            Result(part, f"{size:,} claims: time", times[-1], "s", note=note),
            Result(part, f"{size:,} claims: peak memory", run["peak"], "MB", most=600 if size == LARGE else None),
        ]
    results.append(Result(part, "time against claims: exponent", fit_exponent(sizes, times), most=1.3))
    for size in [SMALL] if quick else [SMALL, LARGE]:
        run = run_memory(size, "tokens")
        note = "words that at most 50 claims have, 200 at a million, by inverse document frequency: to compare with"
        results.append(Result(part, f"{size:,} claims: recall at ten of rare words alone", run["recall"], note=note))
    return results


def measure_real() -> list[Result]:
    """Return recall among the articles of real incidents; nothing where there are none."""
    named = os.environ.get("PROVENANCE_CORPORA")
    folders = (Path(named), Path(named) / "corpora") if named else ()
    path = next((one for folder in folders if (one := folder / "gva_dev.jsonl.gz").is_file()), None)
    if path is None:
        tell("PROVENANCE_CORPORA names no folder with gva_dev.jsonl.gz: not measured on real articles")
        return []
    incident: dict[int, str] = {}
    claims: dict[int, int] = {}
    leads: defaultdict[int, list[int]] = defaultdict(list)
    entries = []
    for number, (name, document) in enumerate(_read_articles(path)):
        incident[number] = name
        for claim in read_document(document, load_lexicon()).claims:
            claims[len(entries)] = number
            leads[number].append(len(entries))
            entries.append((len(entries), number, find_keys(claim, document.published)))
    shared = Counter(incident[number] for number in leads)
    asked = {number: own[:LEADS] for number, own in leads.items() if shared[incident[number]] > 1}
    wanted = [one for own in asked.values() for one in own]
    hits = {
        one: any(incident[claims[other]] == incident[claims[one]] for other, _ in best)
        for one, best in CandidateIndex(entries).find_all(CANDIDATES, only=wanted)
    }
    part = f"Candidates among {len(entries):,} claims of {len(leads):,} real articles (Gun Violence Archive, dev)"
    found = sum(any(hits[one] for one in own) for own in asked.values()) / len(asked)
    note = f"{len(asked):,} articles with claims, of incidents that have several"
    first = sum(hits[own[0]] for own in asked.values()) / len(asked)
    return [
        Result(part, "first three claims that meet another article of the incident", sum(hits.values()) / len(hits)),
        Result(part, "first claims that do", first),
        Result(part, "articles of which one of the first three claims does", found, note=note),
    ]


def _read_articles(path: Path) -> Iterator[tuple[str, Document]]:
    for incident in read_incidents(path):
        for article in incident.articles:
            content = article.text.encode()
            published = DatePeriod(PartialDate.parse(article.date[:10])) if article.date else None
            original = Original(sha256(content).hexdigest(), "text/plain", content)
            yield incident.id, Document(article.text, original, title=article.title, published=published)


def measure_databases(number: int) -> list[Result]:
    """Return how long one more document takes, to keep and to find candidates for, on both engines."""
    tell(f"writing {number:,} claims for the databases")
    claims = [(text, key_claim(text)) for _, text in write_claims(number)]
    with tempfile.TemporaryDirectory() as folder:
        results = measure_engine("SQLite", f"sqlite:///{folder}/claims.db", claims)
    with start_postgresql() as address:
        with psycopg.connect(address.format(name="postgres"), autocommit=True) as connection:
            connection.execute("CREATE DATABASE claims")
        named = address.replace("postgresql:", "postgresql+psycopg:").format(name="claims")
        return results + measure_engine("PostgreSQL", named, claims)


def measure_engine(engine: str, address: str, claims: list[Keyed]) -> list[Result]:
    """Return the figures of one engine."""
    part = f"One document of {ADDED} claims added to a database of {len(claims):,}, clock time"
    upgrade_database(address)
    rows = iter(claims)
    documents = []
    while batch := list(islice(rows, FILLING)):
        documents.append(batch)
    kept, looked, recall = [], [], []
    with open_database(address) as database:
        start = time.perf_counter()
        for batch in documents:
            with database.writing("bench", "fill") as tx:
                keep_document_keys(tx, {keep_reading(tx, make_reading(batch)).id: [keys for _, keys in batch]})
        filling = time.perf_counter() - start
        tell(f"{engine}: filled in {filling:.0f} s")
        for batch in write_more(len(claims)):
            start = time.perf_counter()
            with database.writing("bench", "add") as tx:
                added = keep_reading(tx, make_reading(batch))
                keep_document_keys(tx, {added.id: [keys for _, keys in batch]})
            kept.append(time.perf_counter() - start)
            start = time.perf_counter()
            first = len(claims) + 1 + ADDED * len(looked)
            with database.reading() as tx:
                found = find_kept_candidates(tx, range(first, first + ADDED), CANDIDATES)
            looked.append(time.perf_counter() - start)
            recall.append(sum(bool(best) for best in found.values()) / ADDED)
    note = f"{ROUNDS} documents; filled at {len(claims) / filling:,.0f} claims/s, {FILLING:,} a transaction"
    return [
        Result(part, f"{engine}: kept, with its keys", statistics.median(kept), "s", note=note),
        Result(part, f"{engine}: candidates of all its claims found", statistics.median(looked), "s", most=10),
        Result(part, f"{engine}: the slowest of these", max(looked), "s", note=f"{min(recall):.2f} have candidates"),
    ]


def write_more(number: int) -> Iterator[list[Keyed]]:
    """Yield documents of claims that tell known events once more."""
    event = 0
    for _ in range(ROUNDS):
        texts = []
        for _ in range(ADDED):
            event += 1
            texts.append(tell_event(make_event(event, number // 10, 1), -event, 1, 1))
        yield [(text, key_claim(text)) for text in texts]


def make_reading(claims: Iterable[Keyed]) -> Reading:
    """Return claims as the reading of a document that cites nobody."""
    texts = [text for text, _ in claims]
    whole = " ".join(texts)
    content = whole.encode()
    made, at = [], 0
    for text in texts:
        made.append(Claim(Span(at, at + len(text)), text, 0, None, Hedging()))
        at += len(text) + 1
    original = Original(sha256(content).hexdigest(), "text/plain", content)
    return Reading(Document(whole, original, title="Generated"), tuple(made), (), ())
