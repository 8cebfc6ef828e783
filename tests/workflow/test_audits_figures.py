"""Every figure of an audit equals a plain recount over the exported rows, on both engines."""

import hashlib
import json
from collections import Counter
from itertools import combinations, count
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from provenance.exchange.rows import write_jsonl
from provenance.model.audits import Dimension, Removal
from provenance.model.citations import Citation
from provenance.model.claims import Claim, Hedging
from provenance.model.documents import Document, Original
from provenance.model.outlets import Outlet, StateAffiliation
from provenance.model.readings import Reading
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, Scope, SourceKind
from provenance.store import (
    Database,
    count_leanings,
    find_source,
    keep_outlets,
    keep_reading,
    list_outlets,
    load_facts,
)
from provenance.workflow.audits import Scope as Asked
from provenance.workflow.audits import audit_dependence, audit_sources
from provenance.workflow.removals import audit_removal, audit_whole_removal, make_removal

STATE = StateAffiliation("NO", "owned", "register")
OUTLETS = (
    Outlet("alder", "Alder News", SourceKind.NEWSPAPER, family="quay"),
    Outlet("birch", "Birch Post", SourceKind.NEWSPAPER, family="quay", state_affiliation=STATE),
    Outlet("cedar", "Cedar Wire", SourceKind.NEWS_AGENCY, family="independent", state_affiliation=STATE),
    Outlet("dune", "Dune Radio", SourceKind.BROADCASTER, family="independent"),
    Outlet("elm", "Elm Gazette", SourceKind.NEWSPAPER),
)
BY_NAME = {outlet.name: outlet for outlet in OUTLETS}
NAMES = tuple(BY_NAME)
_NUMBERS = count(1)

paths = st.lists(st.integers(0, 4), min_size=1, max_size=3)
claims = st.lists(paths, max_size=3)
documents = st.tuples(st.lists(claims, min_size=1, max_size=4), st.none() | st.integers(0, 4))

growing = settings(
    max_examples=10,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
"""Each example adds to one database, so that making an example smaller would not repeat what it met."""


def make_reading(drawn: list[list[list[int]]]) -> Reading:
    """A document of one claim for each list of chains, whose hops are printed citations that relay the next."""
    number = next(_NUMBERS)
    text = f"Paper {number}. " + " ".join(f"It rained {place} times." for place in range(len(drawn)))
    made: list[Claim] = []
    printed = count(1)
    for place, chains in enumerate(drawn):
        words = f"It rained {place} times."
        span = Span(text.index(words), text.index(words) + len(words))
        cited: list[Citation] = []
        for chain in chains:
            before = None
            for hop in chain:
                outlet = OUTLETS[hop]
                mark = f"c{next(printed)}"
                cited.append(
                    Citation(
                        id=mark,
                        kind=CitationKind.PARENTHETICAL,
                        scope=Scope.DIRECT,
                        span=Span(span.start, span.start + 2),
                        surface="It",
                        source=outlet.name,
                        as_written="It",
                        source_kind=outlet.kind,
                        source_key=outlet.key,
                        relayed_by=before,
                    )
                )
                before = mark
        made.append(Claim(span, words, 0, None, Hedging(), tuple(cited)))
    content = text.encode()
    original = Original(hashlib.sha256(content).hexdigest(), "text/plain", content)
    return Reading(Document(text=text, original=original), tuple(made))


def export(database: Database) -> list[dict[str, Any]]:
    with database.reading() as tx:
        return [json.loads(line) for line in write_jsonl(load_facts(tx))]


def name_chains(row: dict[str, Any]) -> list[list[str]]:
    """The sources of each chain of an exported claim; none where it is in the document's own voice."""
    return [[hop["source"] for hop in chain["hops"]] for chain in row["chains"] if chain["kind"] != "own_voice"]


def recount(rows: list[dict[str, Any]], members: set[str]) -> tuple[int, int, int]:
    """How many claims lean on any of some sources: at all, alone, at the first hop."""
    every = [chains for row in rows if (chains := name_chains(row))]
    meeting = [[bool(members & set(chain)) for chain in chains] for chains in every]
    direct = sum(any(chain[0] in members for chain in chains) for chains in every)
    return sum(map(any, meeting)), sum(map(all, meeting)), direct


def find_groups(rows: list[dict[str, Any]]) -> dict[tuple[Dimension, str], set[str]]:
    """The things of each dimension with their outlets, as the registry has them."""
    groups: dict[tuple[Dimension, str], set[str]] = {}
    for name in {hop for row in rows for chain in name_chains(row) for hop in chain}:
        outlet = BY_NAME[name]
        family = f"{name} (independent)" if outlet.family == "independent" else outlet.family
        groups.setdefault((Dimension.OUTLET, name), set()).add(name)
        groups.setdefault((Dimension.KIND, outlet.kind.value), set()).add(name)
        if family is not None:
            groups.setdefault((Dimension.FAMILY, family), set()).add(name)
        if outlet.state_affiliation is not None:
            groups.setdefault((Dimension.STATE, outlet.state_affiliation.state), set()).add(name)
    return groups


@given(st.lists(documents, min_size=1, max_size=2))
@growing
def test_dependence_equals_a_recount(database: Database, drawn: list[tuple[list[list[list[int]]], int | None]]) -> None:
    fill(database, drawn)
    rows = export(database)
    with database.reading() as tx:
        table = audit_dependence(tx, Asked(), cover=True)
        total, items = audit_sources(tx)
        parts = [audit_dependence(tx, Asked((str(number),))) for number in {row["document"]["id"] for row in rows}]
        listed = {entry.source.name: entry for entry in list_outlets(tx)}
        leanings = {one.source_id: one for one in count_leanings(tx)}
    assert table.claims == total == len(rows) == sum(part.claims for part in parts)
    assert table.sourced == sum(row["sourced"] for row in rows) == sum(part.sourced for part in parts)
    groups = find_groups(rows)
    leaned = {(item.dimension, item.name): item for item in table.items if item.claims}
    assert leaned.keys() == groups.keys()
    for key, item in leaned.items():
        assert (item.claims, item.alone, item.direct) == recount(rows, groups[key])
        assert item.through == item.claims - item.direct
        assert item.share == item.claims / len(rows)
        same = [one for part in parts for one in part.items if (one.dimension, one.key) == (item.dimension, item.key)]
        assert item.claims == sum(one.claims for one in same)
        assert item.alone == sum(one.alone for one in same)
    for item in items:
        if item.dimension is Dimension.OUTLET:
            assert item in table.items
            assert listed[item.name].claims == item.claims == leanings[int(item.key)].claims
            assert listed[item.name].own_voice == item.own_voice
    for one in table.concentrations:
        counts = Counter({key: item.claims for key, item in leaned.items() if key[0] is one.dimension})
        assert one.leanings == counts.total()
        if counts:
            assert one.index is not None
            assert abs(one.index - sum(n * n for n in counts.values()) / counts.total() ** 2) < 1e-9
    check_cover(rows, set() if table.cover is None else set(table.cover.names))


def check_cover(rows: list[dict[str, Any]], chosen: set[str]) -> None:
    every = [set().union(*map(set, chains)) for row in rows if (chains := name_chains(row))]
    assert all(chosen & group for group in every)
    for size in range(len(chosen)):
        assert not any(all(set(few) & group for group in every) for few in combinations(NAMES, size))


@given(st.lists(documents, min_size=1, max_size=2), st.sets(st.integers(0, 4), min_size=1, max_size=3))
@growing
def test_what_falls_equals_a_recount(
    database: Database, drawn: list[tuple[list[list[list[int]]], int | None]], chosen: set[int]
) -> None:
    fill(database, drawn)
    rows = export(database)
    removed = {NAMES[number] for number in chosen}
    with database.reading() as tx:
        ids = frozenset(find_source(tx, name).source.id for name in removed)
        facts = load_facts(tx)
        whole = audit_whole_removal(tx, Removal(ids))
        numbers = {str(row["document"]["id"]) for row in rows}
        parts = [audit_removal(tx, Removal(ids), Asked((number,)), tx.at).losses for number in sorted(numbers)]
    published = {document.id for document in facts.documents if document.publisher_id in ids}
    kept = [row for row in rows if row["document"]["id"] not in published]
    meeting = {row["claim_id"]: [bool(removed & set(chain)) for chain in name_chains(row)] for row in kept}
    assert set(whole.gone) == {row["claim_id"] for row in rows} - meeting.keys()
    assert set(whole.unsourced) == {number for number, met in meeting.items() if met and all(met)}
    assert set(whole.weakened) == {number for number, met in meeting.items() if any(met) and not all(met)}
    for name in ("gone", "unsourced", "weakened"):
        assert set(getattr(whole, name)) == {number for part in parts for number in getattr(part, name)}
    thinned, rings = set(), set()
    for row in rows:
        chains = name_chains(row)
        left = [chain for chain in chains if not removed & set(chain)]
        if len(name_families(chains)) > 1 and len(name_families(left)) < min(2, len(name_families(chains))):
            thinned.add(row["claim_id"])
        if any(len(set(chain)) < len(chain) for chain in chains):
            rings.add(row["claim_id"])
    assert set(whole.thinned) == thinned
    assert {number for part in parts for number in part.uncorroborated} - rings <= thinned


def name_families(chains: list[list[str]]) -> set[str]:
    """The owner families in which chains end, as far as they are recorded; each independent outlet is one."""
    ends = [BY_NAME[chain[-1]] for chain in chains]
    return {one.key if one.family == "independent" else one.family for one in ends if one.family is not None}


def fill(database: Database, drawn: list[tuple[list[list[list[int]]], int | None]]) -> None:
    with database.writing("ann") as tx:
        keep_outlets(tx, OUTLETS)
        for made, publisher in drawn:
            keep_reading(tx, make_reading(made), publisher_key=None if publisher is None else OUTLETS[publisher].key)


def test_families_states_and_kinds_are_found_among_what_is_cited(database: Database) -> None:
    fill(database, [([[[0]], [[1]], [[2]], [[3]]], 4)])
    with database.reading() as tx:
        for asked, unsourced in (
            ({"families": ["quay"]}, {1, 2}),
            ({"states": ["no"]}, {2, 3}),
            ({"kinds": ["broadcaster"]}, {4}),
            ({"names": ["Alder News"], "kinds": ["broadcaster"]}, {1, 4}),
        ):
            assert set(audit_whole_removal(tx, make_removal(tx, **asked)).unsourced) == unsourced
        assert set(audit_whole_removal(tx, make_removal(tx, ["Elm Gazette"])).gone) == {1, 2, 3, 4}
