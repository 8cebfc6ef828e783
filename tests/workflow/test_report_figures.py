"""Every figure of a report equals a plain recount over the exported rows, on both engines."""

import hashlib
import json
import re
from collections import Counter
from itertools import count
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from provenance.exchange.rows import write_jsonl
from provenance.model.citations import Citation
from provenance.model.claims import Claim, Hedging
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.documents import Document, Original
from provenance.model.outlets import Outlet
from provenance.model.readings import Reading
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, HedgeLevel, Scope, SourceKind, VerdictValue
from provenance.report import Report, render_report
from provenance.store import (
    Database,
    add_to_case,
    add_verdict,
    find_source,
    keep_outlets,
    keep_reading,
    load_facts,
    open_case,
)
from provenance.workflow.reports import make_case_report, make_document_report, make_outlet_report

OUTLETS = (
    Outlet("larch", "Larch News", SourceKind.NEWSPAPER, family="harbour"),
    Outlet("maple", "Maple Post", SourceKind.NEWSPAPER, family="independent"),
    Outlet("oak", "Oak Wire", SourceKind.NEWS_AGENCY),
)
VOICES = (*((outlet.name, outlet.kind, outlet.key) for outlet in OUTLETS), ("a neighbour", SourceKind.UNNAMED, None))
_NUMBERS = count(1)

hops = st.tuples(st.integers(0, len(VOICES) - 1), st.sampled_from(Scope), st.booleans())
claims = st.tuples(
    st.lists(hops, max_size=3),
    st.sampled_from(HedgeLevel),
    st.none() | st.sampled_from(VerdictValue),
)
documents = st.lists(claims, min_size=1, max_size=5)


def make_reading(drawn: list[tuple[list[tuple[int, Scope, bool]], HedgeLevel, VerdictValue | None]]) -> Reading:
    """A document of one sentence a claim, each citation a chain of its own; a flag makes its date an inferred one."""
    number = next(_NUMBERS)
    sentences = [f"Field {number}.{place} was flooded." for place in range(len(drawn))]
    text = " ".join(sentences)
    made = []
    for (cited, level, _), sentence in zip(drawn, sentences, strict=True):
        start = text.index(sentence)
        found = tuple(
            Citation(
                id=f"c{start}-{place}",
                kind=CitationKind.ANONYMOUS if VOICES[voice][1] is SourceKind.UNNAMED else CitationKind.PARENTHETICAL,
                scope=scope,
                span=Span(start, start + 5),
                surface="Field",
                source=VOICES[voice][0],
                as_written="Field",
                source_kind=VOICES[voice][1],
                source_key=VOICES[voice][2],
                date=DatePeriod(PartialDate(2020, 5, 4), None, True, "year") if inferred else None,
            )
            for place, (voice, scope, inferred) in enumerate(cited)
        )
        made.append(Claim(Span(start, start + len(sentence)), sentence, 0, None, Hedging(level), found))
    content = text.encode()
    original = Original(hashlib.sha256(content).hexdigest(), "text/plain", content)
    return Reading(Document(text=text, original=original), tuple(made))


def fill(database: Database, drawn: list[Any]) -> list[int]:
    """Keep documents with their verdicts and return their ids."""
    found = []
    with database.writing("ann") as tx:
        keep_outlets(tx, OUTLETS)
        for one in drawn:
            kept = keep_reading(tx, make_reading(one))
            found.append(kept.id)
            numbers = [claim.id for claim in load_facts(tx, [kept.id]).claims]
            for number, (_, _, verdict) in zip(numbers, one, strict=True):
                if verdict is not None:
                    add_verdict(tx, number, verdict, "seen")
    return found


def find_way(row: dict[str, Any]) -> int:
    chains = [chain for chain in row["chains"] if chain["kind"] != "own_voice"]
    names = [chain for chain in chains if any(hop["kind"] in {"newspaper", "news_agency"} for hop in chain["hops"])]
    if not chains:
        return 4
    if not names:
        return 3
    return 0 if any(chain["scope"] == "direct" for chain in names) else 1


def check(report: Report, rows: list[dict[str, Any]]) -> None:
    """Compare every figure of a report with what the rows of its claims say."""
    summary = report.summary
    cited = [[chain for chain in row["chains"] if chain["kind"] != "own_voice"] for row in rows]
    direct = [any(chain["scope"] == "direct" for chain in chains) for chains in cited]
    assert [claim.id for claim in report.claims] == [row["claim_id"] for row in rows]
    assert summary.claims == len(rows)
    assert summary.direct == sum(direct)
    assert summary.own_voice == sum(not chains for chains in cited)
    assert summary.inherited == len(rows) - summary.direct - summary.own_voice
    assert summary.reviewed == sum(row["verdict"] is not None for row in rows)
    ways = Counter(map(find_way, rows))
    assert [part.count for part in summary.sourcing] == [ways[place] for place in range(5)]
    levels = Counter(row["hedging"]["level"] for row in rows)
    assert {part.label: part.count for part in summary.hedging} == {level.value: levels[level] for level in HedgeLevel}
    kinds = Counter(chain["kind"] for chains in cited for chain in chains)
    assert {part.label: part.count for part in summary.kinds} == kinds
    assert all(part.share == round(part.count / max(len(rows), 1), 4) for part in (*summary.sourcing, *summary.hedging))
    inferred = sum(any(hop["inferred"] for chain in chains for hop in chain["hops"]) for chains in cited)
    assert summary.certainty[1].count == inferred
    names = [[{hop["source"] for hop in chain["hops"]} for chain in chains] for chains in cited]
    leaning = Counter(name for chains in names for name in set().union(*chains))
    alone = Counter(name for chains in names if chains for name in set.intersection(*chains))
    told: Counter[str] = Counter()
    told_alone: Counter[str] = Counter()
    for source in report.sources:
        told[source.name] += source.claims
        told_alone[source.name] += source.alone
    assert told == leaning
    assert +told_alone == alone
    assert sum(part.count for part in summary.origins) == len(rows)
    proven = [sum(one.proven for one in claim.origins.origins) for claim in report.claims if claim.origins is not None]
    assert (summary.corroborated or 0) == sum(number > 1 for number in proven)


@given(st.lists(documents, min_size=1, max_size=3))
@settings(
    max_examples=10,
    phases=(Phase.generate,),  # each example adds to one database, so that a smaller one would not meet the same
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_figures_equal_a_recount(database: Database, drawn: list[Any]) -> None:
    numbers = fill(database, drawn)
    with database.writing("ann") as tx:
        case = open_case(tx, f"case {next(_NUMBERS)}")
        add_to_case(tx, case.id, numbers)
        rows = [json.loads(line) for line in write_jsonl(load_facts(tx))]
        keys = {key: find_source(tx, key).source.name for _, _, key in VOICES if key}
    mine = [row for row in rows if row["document"]["id"] in set(numbers)]
    check(make_case_report(database, case.name), mine)
    first = [row for row in rows if row["document"]["id"] == numbers[0]]
    check(make_document_report(database, str(numbers[0])), first)
    for key, name in keys.items():
        report = make_outlet_report(database, key)
        check(report, [row for row in rows if any(hop["source"] == name for c in row["chains"] for hop in c["hops"])])


def test_printed_figures_are_those_of_the_report(database: Database) -> None:
    drawn = [[([(0, Scope.DIRECT, False)], HedgeLevel.HEDGED, None), ([], HedgeLevel.NONE, VerdictValue.CONFIRMED)]]
    (number,) = fill(database, drawn)
    report = make_document_report(database, str(number))
    for form in ("md", "html"):
        text = re.sub(r"<[^>]+>", " | ", render_report(report, form).decode())
        for part in report.summary.sourcing:
            cells = rf"{re.escape(part.label)}[\s|]+{part.count}[\s|]+{100 * part.share:.0f} %"
            assert re.search(cells, text.replace("&#39;", "'"))
