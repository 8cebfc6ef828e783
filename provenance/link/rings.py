"""Rings in a directed graph: for each strongly connected component one shortest ring through its first node.

Components are found by Tarjan's algorithm (1972) without recursion, in linear time.
"""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def find_rings(edges: Mapping[Node, Iterable[Node]]) -> list[tuple[Node, ...]]:
    """Return one ring of each component, its nodes in the order of the edges; a node that points at itself is one."""
    return [ring for ring, _ in find_circles(edges)]


def find_circles(edges: Mapping[Node, Iterable[Node]]) -> list[tuple[tuple[Node, ...], frozenset[Node]]]:
    """Return each component of which every node reaches every other, with one ring through it."""
    graph = {node: list(dict.fromkeys(targets)) for node, targets in edges.items()}
    found: list[tuple[tuple[Node, ...], frozenset[Node]]] = []
    for component in _find_components(graph):
        first = component[-1]
        if len(component) > 1:
            found.append((_find_shortest(first, set(component), graph), frozenset(component)))
        elif first in graph.get(first, ()):
            found.append(((first,), frozenset(component)))
    return found


def _find_components(graph: Mapping[Node, list[Node]]) -> list[list[Node]]:
    """Return the strongly connected components; the node that was met first comes last in each."""
    order: dict[Node, int] = {}
    lowest: dict[Node, int] = {}
    waiting: dict[Node, None] = {}
    found: list[list[Node]] = []
    for start in graph:
        if start in order:
            continue
        work = [(start, iter(graph[start]))]
        order[start] = lowest[start] = len(order)
        waiting[start] = None
        while work:
            node, targets = work[-1]
            for target in targets:
                if target not in order:
                    order[target] = lowest[target] = len(order)
                    waiting[target] = None
                    work.append((target, iter(graph.get(target, ()))))
                    break
                if target in waiting:
                    lowest[node] = min(lowest[node], order[target])
            else:
                work.pop()
                if work:
                    lowest[work[-1][0]] = min(lowest[work[-1][0]], lowest[node])
                if lowest[node] == order[node]:
                    component: list[Node] = []
                    while not component or component[-1] != node:
                        component.append(waiting.popitem()[0])
                    found.append(component)
    return found


def _find_shortest(first: Node, component: set[Node], graph: Mapping[Node, list[Node]]) -> tuple[Node, ...]:
    """Return a shortest ring through a node of a component, breadth first."""
    came_from: dict[Node, Node] = {}
    queue = [first]
    for node in queue:
        for target in graph[node]:
            if target == first and node != first:
                path = [node]
                while path[-1] != first:
                    path.append(came_from[path[-1]])
                return tuple(reversed(path))
            if target in component and target not in came_from and target != first:
                came_from[target] = node
                queue.append(target)
    return (first,)  # pragma: no cover -- a component of two or more nodes has a ring through each
