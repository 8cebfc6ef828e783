"""A small text, its gold, and a reading that is right in everything; every count in the tests is made by hand."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

from provenance.measure.found import view_reading
from provenance.measure.gold import GoldDocument, read_gold
from provenance.measure.reports import DocumentScores, list_figures, score_document
from provenance.measure.scores import Share, Tally
from provenance.text.folding import fold_name

SENTENCES = [
    "Boats sank off Marrow (Tide Gazette, May 4, 2019).",
    "Crews of the Coast Guard Union (CGU) left the port.",
    "On May 5, the Harbor Post reported that two piers may close.",
    "Fishermen say the storm wall failed [1].",
    "Losses were heavy (Harbor Post, May 6; Coast Wire – Gull News, May 2019).",
    "It is unclear who paid; the mayor denied a cover-up.",
    "Some hold that the insurers will pay.",
]
NOTE = "[1] Marrow Institute, Walls That Fail, June 2, 2018."
TEXT = " ".join(SENTENCES) + "\n\n" + NOTE + "\n"
LEVELS = ["none", "none", "hedged", "attributed", "none", "strongly_hedged", "none"]
CUES = [[], [], ["reported that", "may"], ["say"], [], ["unclear", "denied"], []]

PERFECT = {
    "citations in brackets": (2, 2, 2),
    "citations in brackets: outlet entries": (3, 3, 3),
    "citations in brackets: outlet right": (3, 3),
    "citations in brackets: date right": (3, 3),
    "other brackets taken for one": (0, 1),
    "footnotes": (1, 1, 1),
    "footnotes: outlet right": (1, 1),
    "footnotes: date right": (1, 1),
    "attributions in prose": (3, 3, 3),
    "attributions in prose: outlet right": (3, 3),
    "attributions in prose: date right": (1, 1),
    "claim as annotated": (6, 6),
    "hedging level": (7, 7),
    "hedging level: no neighbour accepted": (7, 7),
    "hedged or not": (2, 2, 2),
    "hedged or not: cues found": (5, 5),
    "hedged or not: cues right": (5, 5),
}


def at(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def sentence_at(number: int) -> dict[str, int]:
    return at(SENTENCES[number])


def gold_item(kind: str, surface: str, sentence: int, outlets: list[dict[str, Any]], **more: object) -> dict[str, Any]:
    span = sentence_at(sentence)
    return {
        "kind": kind,
        **at(surface),
        "surface": surface,
        "outlets": outlets,
        "claim": SENTENCES[sentence],
        "claim_start": span["start"],
        "claim_end": span["end"],
        "speaker": None,
        **more,
    }


def gold_records() -> list[dict[str, Any]]:
    gazette = {"name": "The Tide Gazette", "as_written": "Tide Gazette", "date": "2019-05-04"}
    post = {"name": "Harbor Post", "date": None, "date_inferred": "2019-05-06"}
    gull = {"name": "Gull News", "as_written": "Coast Wire – Gull News", "date": "2019-05", "via": "Coast Wire"}
    institute = {"name": "Marrow Institute", "date": "2018-06-02"}
    reported = {"name": "Harbor Post", "date": None, "date_inferred": "2019-05-05"}
    note = at(NOTE)
    return [
        gold_item("parenthetical", "(Tide Gazette, May 4, 2019)", 0, [gazette]),
        gold_item("narrative", "On May 5, the Harbor Post reported that", 2, [reported], scope="outlet"),
        gold_item("anonymous", "Fishermen say", 3, []),
        gold_item("footnote", "[1]", 3, [institute], note=NOTE, note_start=note["start"], note_end=note["end"]),
        gold_item("parenthetical", "(Harbor Post, May 6; Coast Wire – Gull News, May 2019)", 4, [post, gull]),
        gold_item("narrative", "the mayor denied", 5, [], scope="speaker", negated=True),
        gold_item("anonymous", "Some hold that", 6, [], optional=True),
    ]


def negative_records() -> list[dict[str, Any]]:
    return [{**at("(CGU)"), "surface": "(CGU)", "why": "acronym"}]


def hedge_records() -> list[dict[str, Any]]:
    return [
        {"sentence": sentence, **sentence_at(number), "cues": CUES[number], "level": LEVELS[number]}
        for number, sentence in enumerate(SENTENCES)
    ]


def write_lines(path: Path, records: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")


def write_gold(folder: Path, name: str = "marrow_2019") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    write_lines(folder / f"{name}.jsonl", gold_records())
    write_lines(folder / f"{name}.negatives.jsonl", negative_records())
    write_lines(folder / f"{name}.hedges.jsonl", hedge_records())


def gold_document(folder: Path) -> GoldDocument:
    write_gold(folder)
    return read_gold(folder, "marrow_2019", TEXT)


def citation(kind: str, surface: str, source: str, date: str | None = None, **more: object) -> dict[str, Any]:
    return {
        "kind": kind,
        **at(surface),
        "surface": surface,
        "source": source,
        "source_kind": "newspaper",
        "via": None,
        "cited_on": date,
        "cited_until": None,
        **more,
    }


def perfect() -> dict[str, Any]:
    citations: list[list[dict[str, Any]]] = [
        [citation("parenthetical", "Tide Gazette, May 4, 2019", "The Tide Gazette", "2019-05-04")],
        [],
        [citation("narrative", "the Harbor Post reported", "Harbor Post", "2019-05-05")],
        [
            citation("anonymous", "Fishermen say", "Fishermen", source_kind="unnamed"),
            citation("footnote", "[1]", "Marrow Institute", "2018-06-02", source_kind="think_tank"),
        ],
        [
            citation("parenthetical", "Harbor Post, May 6", "Harbor Post", "2019-05-06"),
            citation("parenthetical", "Coast Wire – Gull News, May 2019", "Gull News", "2019-05", via="Coast Wire"),
        ],
        [citation("narrative", "the mayor denied", "the mayor", source_kind="person")],
        [],
    ]
    cues = [[], [], ["reported", "may"], ["say"], [], ["unclear", "denied"], []]
    claims = [
        {
            **sentence_at(number),
            "hedging": {
                "level": LEVELS[number],
                "cues": [{**_within(number, cue), "text": cue} for cue in cues[number]],
            },
            "citations": citations[number],
        }
        for number in range(len(SENTENCES))
    ]
    return deepcopy({"claims": claims})


def _within(number: int, words: str) -> dict[str, int]:
    start = sentence_at(number)["start"] + SENTENCES[number].index(words)
    return {"start": start, "end": start + len(words)}


def score(folder: Path, contract: dict[str, Any]) -> DocumentScores:
    return score_document(gold_document(folder), view_reading(contract), fold_name)


def figures(scores: DocumentScores) -> dict[str, tuple[int, ...]]:
    """Return each figure's counts by its number in the table and its label."""
    counts: dict[str, tuple[int, ...]] = {}
    topic = ""
    for label, figure in list_figures(scores):
        topic = topic if label.startswith(" ") else label
        key = label if label == topic else f"{topic}: {label.strip()}"
        counts[key] = _counts(figure)
    return counts


def _counts(figure: Share | Tally) -> tuple[int, ...]:
    if isinstance(figure, Share):
        return figure.right, figure.of
    return figure.found, figure.expected, figure.claimed
