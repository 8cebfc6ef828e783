"""Chains as a graph: from the document over those who relay to those who first said it."""

import itertools
import textwrap
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Patch

from provenance.model.vocabulary import CitationKind, SourceKind
from provenance.report.pictures.canvas import make_axes, save_svg
from provenance.report.pictures.palette import ACCENT, DIM, GOOD, INK, LINE
from provenance.report.pictures.picture import Picture, label
from provenance.report.views import ChainView, ClaimView, Report

_MOST_ROWS = 10
_MOST_COLUMNS = 5
_ROW = 0.52
_NAME = 22
_REST = "others"

Node = tuple[int, str]
"""A column, counted from the document, and the key of who stands in it."""

_Places = dict[Node, tuple[float, float]]


@dataclass(slots=True)
class _Graph:
    """How many claims run through each node and each edge, and what the nodes are called."""

    nodes: Counter[Node]
    edges: Counter[tuple[Node, Node]]
    names: dict[str, str]
    looks: dict[str, str]


def draw_chains(report: Report) -> Picture:
    """Return the graph: of every chain for one claim, with its origins; of the busiest nodes for many claims."""
    graph = _gather(report)
    places = _place(graph)
    columns = 1 + max(column for column, _ in places)
    rows = max(Counter(column for column, _ in places).values())
    figure, axes = make_axes(0.4 + _ROW * rows)
    axes.set_axis_off()
    axes.set_xlim(-0.45, columns - 0.55)
    axes.set_ylim(-0.6, rows - 0.4)
    single = len(report.claims) == 1
    boxes = {}
    for node, place in places.items():
        count = "" if single or node[0] == 0 else f" ({graph.nodes[node]})"
        boxes[node] = _draw_node(axes, place, graph.names[node[1]] + count, graph.looks[node[1]])
    _draw_edges(axes, graph, places, boxes, single=single)
    caption = "From left to right: the document, who relays, who is cited, who speaks"
    caption += ", and the independent origins." if single else ". In brackets and by width: claims."
    title = "The chains of the claim" if single else "The chains of the claims"
    caption += " Dashed frame: unnamed, or the document itself."
    name = "picture-chains"
    return Picture(name, "claims", title, caption, save_svg(figure, name))


def _gather(report: Report) -> _Graph:
    """Return the graph of all chains of the report; columns beyond the last one are left out."""
    graph = _Graph(Counter(), Counter(), {}, {})
    start = "document" if len(report.documents) == 1 else "documents"
    graph.names[start] = "the document" if len(report.documents) == 1 else f"{len(report.documents)} documents"
    graph.looks[start] = INK
    for claim in report.claims:
        nodes: set[Node] = set()
        edges: set[tuple[Node, Node]] = set()
        for chain in claim.chains:
            if chain.kind == CitationKind.OWN_VOICE.value and len(report.claims) > 1:
                continue
            path = [start, *(_name_hop(graph, chain, place) for place in range(len(chain.hops)))]
            if len(report.claims) == 1:
                path += _name_origin(graph, claim, chain)
            steps = list(enumerate(path[:_MOST_COLUMNS]))
            nodes.update(steps)
            edges.update(itertools.pairwise(steps))
        graph.nodes.update(nodes)
        graph.edges.update(edges)
    return _fold(graph)


def _name_hop(graph: _Graph, chain: ChainView, place: int) -> str:
    hop = chain.hops[place]
    own = chain.kind == CitationKind.OWN_VOICE.value
    key = "own voice" if own else f"source {hop.id}"
    graph.names[key] = "its own voice" if own else hop.source
    unnamed = own or hop.kind == SourceKind.UNNAMED.value
    graph.looks[key] = DIM if unnamed else ACCENT if SourceKind(hop.kind).publishes else INK
    return key


def _name_origin(graph: _Graph, claim: ClaimView, chain: ChainView) -> list[str]:
    """Return the node of the origin at which a chain ends, where origins were worked out."""
    if claim.origins is None:
        return []
    keys = {f"source {hop.id}" for hop in chain.hops} | {f"unnamed {chain.hops[-1].id}"}
    found = [origin for origin in claim.origins.origins if origin.key in keys]
    for origin in found[:1]:
        key = f"origin {origin.key}"
        graph.names[key] = f"{'proven' if origin.proven else 'possible'} origin: {label(origin.name, 40)}"
        graph.looks[key] = GOOD if origin.proven else DIM
        return [key]
    return []


def _fold(graph: _Graph) -> _Graph:
    """Return the graph with the less busy nodes of a full column taken together."""
    columns: dict[int, list[Node]] = defaultdict(list)
    for node, _ in sorted(graph.nodes.items(), key=lambda item: (-item[1], item[0])):
        columns[node[0]].append(node)
    target: dict[Node, Node] = {}
    for column, nodes in columns.items():
        kept = nodes if len(nodes) <= _MOST_ROWS else nodes[: _MOST_ROWS - 1]
        rest = (column, f"{_REST} {column}")
        if len(kept) < len(nodes):
            graph.names[rest[1]] = f"{len(nodes) - len(kept)} {_REST}"
            graph.looks[rest[1]] = LINE
        target |= {node: node if node in kept else rest for node in nodes}
    folded = _Graph(Counter(), Counter(), graph.names, graph.looks)
    for node, count in graph.nodes.items():
        folded.nodes[target[node]] += count
    for (one, other), count in graph.edges.items():
        folded.edges[target[one], target[other]] += count
    return folded


def _place(graph: _Graph) -> _Places:
    """Return where each node stands: columns from the left, in each the nodes in the order of those they hang on."""
    columns: dict[int, list[Node]] = defaultdict(list)
    for node in graph.nodes:
        columns[node[0]].append(node)
    tallest = max(len(nodes) for nodes in columns.values())
    places: dict[Node, tuple[float, float]] = {}
    for column in sorted(columns):
        heights = {node: _find_height(node, graph, places) for node in columns[column]}
        order = sorted(heights, key=lambda node: (_is_rest(node), -heights[node], -graph.nodes[node], node))
        room = tallest / len(order)
        for rank, node in enumerate(order):
            places[node] = (float(column), tallest - 0.5 - room * (rank + 0.5))
    return places


def _is_rest(node: Node) -> bool:
    return node[1].startswith(_REST)


def _find_height(node: Node, graph: _Graph, places: _Places) -> float:
    """Return the mean height of the nodes that lead to one, by the claims that run there."""
    leading = [(places[one][1], count) for (one, other), count in graph.edges.items() if other == node]
    total = sum(count for _, count in leading)
    return sum(height * count for height, count in leading) / total if total else 0.0


def _draw_node(axes: Axes, place: tuple[float, float], name: str, look: str) -> Patch:
    """Draw a named box and return its frame."""
    lines = textwrap.wrap(label(name, 2 * _NAME), _NAME, max_lines=2, placeholder="…") or ["?"]
    frame = {"boxstyle": "round,pad=0.35", "facecolor": "#ffffff", "edgecolor": look, "linewidth": 1.1}
    frame["linestyle"] = "--" if look == DIM else "-"
    words = axes.text(*place, "\n".join(lines), ha="center", va="center", fontsize=8, bbox=frame, zorder=2)
    box = words.get_bbox_patch()
    assert box is not None  # noqa: S101 -- a text with a frame has one
    return box


def _draw_edges(axes: Axes, graph: _Graph, places: _Places, boxes: Mapping[Node, Patch], *, single: bool) -> None:
    most = max(graph.edges.values(), default=1)
    for (one, other), count in sorted(graph.edges.items()):
        width = 1.2 if single else 0.8 + 3.2 * count / most
        style = {"arrowstyle": "-|>", "color": LINE, "linewidth": width, "mutation_scale": 9}
        style |= {"patchA": boxes[one], "patchB": boxes[other], "shrinkA": 1, "shrinkB": 3, "capstyle": "butt"}
        axes.annotate("", places[other], places[one], arrowprops=style, zorder=1)
