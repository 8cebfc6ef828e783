"""One run of the search for candidates in memory, in a process of its own; prints JSON.

``python bench/linking_memory.py NUMBER [ours|tokens]`` writes that many claims, makes their keys, and finds for each
claim its ten candidates. ``tokens`` is the simple way to compare with: words that at most 50 claims have (200 from a
million on), weighed by inverse document frequency. A claim is found where its other telling is among the ten.
"""

import json
import re
import sys
import time
from collections.abc import Iterator
from zlib import crc32

import numpy as np
from generate_claims import write_claims
from truth_peers import find_peak

from provenance.link.candidates_index import CandidateIndex
from provenance.link.features import find_keys_in
from provenance.model.claims import EventDate, Quantity
from provenance.text.date_rules import resolve_date
from provenance.text.dates import find_dates
from provenance.text.numbers import NumberKind, find_numbers

CANDIDATES = 10
LARGE = 1_000_000


def key_claim(text: str) -> tuple[int, ...]:
    """Return a text's keys, with the days and numbers that it writes out; no role is told, and no place."""
    dates = ((found, resolve_date(found, None)) for found in find_dates(text))
    events = [EventDate(found.span, period) for found, period in dates if period is not None]
    counts = [one for one in find_numbers(text) if one.kind is NumberKind.COUNT]
    quantities = [Quantity(one.span, one.low, one.high, one.likely_low, one.likely_high) for one in counts]
    return find_keys_in(text, event_dates=events, quantities=quantities)


def run_ours(number: int) -> tuple[dict[str, float], "np.ndarray", Iterator[list[int]]]:
    """Return the seconds of each step, each claim's event, and the candidates of each claim in order."""
    events = np.zeros(number, np.int32)
    seconds = {"writing": 0.0, "keys": 0.0}

    def entries() -> Iterator[tuple[int, int, tuple[int, ...]]]:
        claims = write_claims(number)
        for place in range(number):
            start = time.process_time()
            event, text = next(claims)
            middle = time.process_time()
            keys = key_claim(text)
            seconds["writing"] += middle - start
            seconds["keys"] += time.process_time() - middle
            events[place] = event
            yield place, place, keys

    start = time.process_time()
    index = CandidateIndex(entries())
    seconds["index"] = time.process_time() - start - seconds["writing"] - seconds["keys"]
    return seconds, events, ([other for other, _ in best] for _, best in index.find_all(CANDIDATES))


def run_tokens(number: int) -> tuple[dict[str, float], "np.ndarray", Iterator[list[int]]]:
    """The same by rare words alone."""
    most = 200 if number >= LARGE else 50
    events = np.zeros(number, np.int32)
    start = time.process_time()
    words = []
    for place, (event, text) in enumerate(write_claims(number)):
        events[place] = event
        words.append(np.array(sorted({crc32(word.lower().encode()) for word in re.findall(r"\w+", text)}), np.uint32))
    flat = np.concatenate(words)
    rows = np.repeat(np.arange(number, dtype=np.int32), [len(one) for one in words])
    known, codes, counts = np.unique(flat, return_inverse=True, return_counts=True)
    kept = counts[codes] <= most
    order = np.argsort(codes[kept], kind="stable")
    members = rows[kept][order]
    ends = np.r_[0, np.cumsum(np.where(counts <= most, counts, 0))]
    weight = np.log(number / counts)

    def find() -> Iterator[list[int]]:
        for row, own in enumerate(words):
            near = [code for code in np.searchsorted(known, own).tolist() if counts[code] <= most]
            if not near:
                yield []
                continue
            met = np.concatenate([members[ends[code] : ends[code + 1]] for code in near])
            found, places = np.unique(met, return_inverse=True)
            scores = np.bincount(places, np.repeat(weight[near], counts[near]))
            scores[found == row] = 0
            yield found[np.argsort(-scores, kind="stable")[:CANDIDATES]].tolist()

    return {"index": time.process_time() - start}, events, find()


def measure(number: int, way: str) -> dict[str, float]:
    """Return recall at ten, seconds and peak memory."""
    seconds, events, found = (run_ours if way == "ours" else run_tokens)(number)
    start = time.process_time()
    told = np.bincount(events, minlength=int(events.max()) + 1)
    hits = paired = 0
    for place, best in enumerate(found):
        if told[events[place]] > 1:
            paired += 1
            hits += any(events[other] == events[place] for other in best if other != place)
    seconds["find"] = time.process_time() - start
    return {"claims": number, "paired": paired, "recall": hits / paired, "peak": find_peak(), **seconds}


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]), sys.argv[2])))
