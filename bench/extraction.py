"""How fast texts are read, against the sentence splitter alone and against spaCy, and how time grows with length."""

import json
import os
import subprocess
from hashlib import sha256
from pathlib import Path

from generate import Writer
from results import Result, tell
from timing import fit_exponent, take_cpu

from provenance.exchange.contract import render_contract
from provenance.extract.layout import find_blocks
from provenance.extract.read import read
from provenance.extract.sentences import find_sentences
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.documents import Document, Original
from provenance.model.lexicons import Lexicon
from provenance.seeds import load_lexicon
from provenance.workflow.reading import read_document

PART = "Reading text, one core, processor time"
ARTICLE = 6000
SMALL = 100_000
SPACY_PYTHON = Path(__file__).resolve().parents[1] / ".venv-bench" / "bin" / "python"


def make_document(text: str) -> Document:
    """Return a text as a document published in 2023."""
    content = text.encode()
    original = Original(sha256(content).hexdigest(), "text/plain", content)
    return Document(text, original, title="Generated", published=DatePeriod(PartialDate(2023, 1, 15)))


def measure_extraction(*, quick: bool) -> list[Result]:
    """Return all figures of this part."""
    lexicon = load_lexicon()
    writer = Writer(7)
    documents = [make_document(writer.write_article(ARTICLE)) for _ in range(20 if quick else 400)]
    size = sum(len(document.original.content) for document in documents) / 1e6
    tell(f"reading {size:.1f} MB in {len(documents)} articles")
    sentences = sum(len(find_sentences(document.text, find_blocks(document.text))) for document in documents)
    read(documents[0], lexicon)
    split = take_cpu(lambda: [find_sentences(one.text, find_blocks(one.text)) for one in documents])
    full = take_cpu(lambda: [read(one, lexicon) for one in documents])
    resolved = take_cpu(lambda: [read_document(one, lexicon) for one in documents])
    readings = [read_document(one, lexicon) for one in documents]
    printed = take_cpu(lambda: [render_contract(one, indent=None) for one in readings])
    citations = sum(len(claim.citations) for one in readings for claim in one.claims)
    results = [
        Result(PART, "extraction", size / full, "MB/s", note=f"{size:.1f} MB of generated articles of 6 kB"),
        Result(PART, "extraction", sentences / full, "sentences/s"),
        Result(PART, "extraction and resolution of names", size / resolved, "MB/s"),
        Result(
            PART, "sentence splitter alone", size / split, "MB/s", note="layout and sentences, the first two stages"
        ),
        Result(PART, "time of extraction against the splitter's", full / split, "times"),
        Result(PART, "time of printing the JSON against extraction", printed / full, "times"),
        Result(PART, "citations found a sentence", citations / sentences),
    ]
    return results + compare_with_spacy(documents[: 4 if quick else 40], lexicon)


def compare_with_spacy(documents: list[Document], lexicon: Lexicon) -> list[Result]:
    """Return how much faster extraction is than spaCy with textacy on the same texts; nothing without these."""
    if not SPACY_PYTHON.is_file():
        tell(f"no {SPACY_PYTHON}: not compared with spaCy (bench/README.md says how to get it)")
        return []
    tell(f"reading {len(documents)} articles with spaCy")
    lines = "\n".join(json.dumps(document.text) for document in documents)
    side = Path(__file__).with_name("spacy_side.py")
    one_thread = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    done = subprocess.run(  # noqa: S603 -- our own script, run by our own environment
        [SPACY_PYTHON, side], input=lines, capture_output=True, text=True, check=True, env=os.environ | one_thread
    )
    theirs = json.loads(done.stdout)
    ours = take_cpu(lambda: [read(one, lexicon) for one in documents], repeat=3)
    size = sum(len(document.original.content) for document in documents) / 1e6
    note = f"spaCy {theirs['spacy']}, small English model, with textacy's direct quotations"
    return [
        Result(PART, "spaCy and textacy", size / theirs["seconds"], "MB/s", note=note),
        Result(PART, "extraction against spaCy and textacy", theirs["seconds"] / ours, "times faster", least=20),
    ]


def measure_growth(*, quick: bool) -> list[Result]:
    """Return the exponents of growth of time with length, for paragraphs of usual length and for one paragraph."""
    part = "Growth of time with length of one file, 10 kB to 10 MB"
    lexicon = load_lexicon()
    sizes = [10_000, 30_000, 100_000, 300_000] if quick else [10_000, 100_000, 1_000_000, 10_000_000]
    results = []
    for name, write in (("paragraphs", Writer(11).write_text), ("one paragraph", Writer(11).write_block)):
        times = []
        for size in sizes:
            document = make_document(write(size))
            times.append(take_cpu(lambda one=document: read(one, lexicon), repeat=5 if size <= SMALL else 1))
            tell(f"{name}, {size:,} characters: {times[-1]:.2f} s")
        results += [
            Result(part, f"{name}: exponent", fit_exponent(sizes, times), most=1.05),
            Result(part, f"{name}: {sizes[0]:,} characters", sizes[0] / 1e6 / times[0], "MB/s"),
            Result(part, f"{name}: {sizes[-1]:,} characters", sizes[-1] / 1e6 / times[-1], "MB/s"),
        ]
    return results
