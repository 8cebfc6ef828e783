"""Claims to estimate the truth from: generated ones of any number, and small samples of real ones."""

import csv
import gzip
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from truth_peers import Claims

SOURCES_AN_OBJECT = 10
OBJECT_NAMES = 50


def generate_claims(number: int, seed: int = 0) -> Claims:
    """Return claims of sources with accuracies from Beta(4, 2), ten on each object, wrong ones over five values."""
    generator = np.random.default_rng(seed)
    objects = number // SOURCES_AN_OBJECT
    sources = max(SOURCES_AN_OBJECT + 1, number // 1000) | 1
    first = generator.integers(0, sources, objects)
    source = (first[:, None] + np.arange(SOURCES_AN_OBJECT)[None, :]).ravel() % sources
    thing = np.repeat(np.arange(objects), SOURCES_AN_OBJECT)
    accuracy = generator.beta(4.0, 2.0, sources)
    right = generator.random(len(source)) < accuracy[source]
    value = np.where(right, 0, generator.integers(1, 6, len(source)))
    return [
        (f"source {s}", f"object {o}", f"value {v} of {o % OBJECT_NAMES}")
        for s, o, v in zip(source.tolist(), thing.tolist(), value.tolist(), strict=True)
    ]


def write_claims(path: Path, claims: Claims) -> None:
    """Write claims as a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("source", "object", "value"))
        writer.writerows(claims)


def find_sets(folder: Path) -> list[str]:
    """Return the names of the sets in a folder that have claims and truth."""
    names = [path.name.removesuffix("_claims.csv.gz") for path in folder.glob("*_claims.csv.gz")]
    return sorted(name for name in names if (folder / f"{name}_truth.csv.gz").is_file())


def read_truth(path: Path) -> dict[str, str]:
    """Return the true value of each object."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        return {row[0]: row[1] for row in list(csv.reader(stream))[1:]}


def find_accuracies(claims: Claims, truth: dict[str, str]) -> dict[str, float]:
    """Return the share of right answers of each source among all of its answers to questions with a known truth."""
    checked: dict[str, list[bool]] = {}
    for source, thing, value in claims:
        if thing in truth:
            checked.setdefault(source, []).append(value == truth[thing])
    return {source: sum(answers) / len(answers) for source, answers in checked.items()}


def draw_sample(claims: Claims, how: str, seed: int, sources: int = 30, number: int = 300) -> Claims:
    """Return the analyst's case: some claims of some sources of a real set.

    ``how``: ``random`` sources with ten claims or more (else the 60 with most), ``overlapping`` the same on questions
    that two of them answer, ``busiest`` the sources with most claims, each on whole questions in random order;
    ``scattered`` claims at random, whose questions hardly overlap.
    """
    generator = random.Random(seed)
    by_source: dict[str, Claims] = {}
    for claim in claims:
        by_source.setdefault(claim[0], []).append(claim)
    ranked = sorted(by_source, key=lambda source: (-len(by_source[source]), source))
    chosen = _choose(ranked, by_source, how, generator, sources)
    left = [claim for claim in claims if claim[0] in chosen]
    if how == "scattered":
        return generator.sample(left, min(number, len(left)))
    by_object: dict[str, Claims] = {}
    for claim in left:
        by_object.setdefault(claim[1], []).append(claim)
    least = 2 if how == "overlapping" else 1
    objects = sorted(thing for thing, answers in by_object.items() if len(answers) >= least)
    generator.shuffle(objects)
    return [claim for thing in objects for claim in by_object[thing]][:number]


def _choose(
    ranked: Sequence[str], by_source: dict[str, Claims], how: str, generator: random.Random, sources: int
) -> set[str]:
    if how == "busiest":
        return set(ranked[:sources])
    able = [source for source in ranked if len(by_source[source]) >= SOURCES_AN_OBJECT]
    able = able if len(able) >= sources else list(ranked[: 2 * sources])
    return set(generator.sample(able, min(sources, len(able))))
