"""roadmap.sh's drawings of today, `{"nodes": [...], "edges": [...]}`, read into a roadmap.

Each node to study becomes an item, once, under its id: labels repeat. The order is that in which a person
reads the drawing. Solid lines order; no line is a prerequisite.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from planner.exchange.incoming import FileForm, IncomingRoadmap, SkipCause
from planner.exchange.limits import UnreadableError
from planner.exchange.roadmap_sh.building import Piece, Stage, built, check_number
from planner.exchange.roadmap_sh.groups import Drawing, Group
from planner.exchange.roadmap_sh.node_texts import NodeText
from planner.exchange.roadmap_sh.nodes import Edge, Node, edges_of, nodes_of, text_in
from planner.exchange.roadmap_sh.shapes import Record, editor_of
from planner.exchange.skip_counts import SkipCounts
from planner.formats import slug, unused_id
from planner.i18n import _
from planner.values import replace

_MOST_NODES = 20_000  # drawing included
_NOTE_AWAY = 250.0  # how far from a node a note on it may stand
_LEVEL = 40.0  # lines between nodes that stand nearly level lead where they are drawn to
# What a mark on a node may mean for whom it is not part of the road.
_NOT_CORE = re.compile(r"\b(?:alternatives?|optional|(?:not|\w+n['’]t) recommend\w*|nice to have)\b", re.I)


def read_editor(data: Any, name: str, texts: Mapping[str, NodeText] | None = None) -> IncomingRoadmap:
    """Return the roadmap of a drawing, with the `texts` of its nodes by their ids.

    `name` is its title where the drawing has none. Raises UnreadableError for what is no drawing, or one
    that names nothing to study.
    """
    drawing = editor_of(data)
    if drawing is None:
        raise UnreadableError(_("it has no nodes"))
    if len(drawing["nodes"]) > _MOST_NODES:
        raise UnreadableError(_("it has more than {n} entries").format(n=_MOST_NODES))
    skipped = SkipCounts()
    nodes = _with_keys(nodes_of(drawing["nodes"]), skipped)
    check_number(sum(node.is_content for node in nodes))
    edges = list(edges_of(drawing.get("edges")))
    found = Drawing(nodes, edges)
    groups = found.groups()
    after = _followed(edges, groups)
    notes = _notes(found, groups, nodes, skipped)
    stages = [
        Stage(group.key, group.title, [_piece(node, notes, after) for node in group.members])
        for group in groups
    ]
    return built(FileForm.EDITOR, _title(drawing, data, nodes) or name, stages, texts or {}, skipped)


def _with_keys(nodes: Sequence[Node], skipped: SkipCounts) -> list[Node]:
    """Return nodes with a key of their own each; what stands there twice, with the same label, goes once."""
    found: dict[str, Node] = {}
    for node in nodes:
        earlier = found.get(node.key)
        if node.key and earlier is not None and earlier.label == node.label:
            skipped.add(SkipCause.DOUBLED if node.is_content else SkipCause.DRAWING, node.label)
            continue
        key = unused_id(node.key or slug(node.label, "node"), found)
        found[key] = replace(node, key=key)
    return list(found.values())


def _title(drawing: Record, data: Any, nodes: Sequence[Node]) -> str:
    """Return what the drawing calls itself: in a node of its own, or beside the nodes."""
    for node in nodes:
        if node.type == "title" and node.label:
            return node.label
    for record in (drawing, data if isinstance(data, dict) else {}):
        title = record.get("title")
        named = title.get("page") or title.get("card") if isinstance(title, dict) else title
        if text := text_in(named):
            return text
    return ""


def _followed(edges: Sequence[Edge], groups: Sequence[Group]) -> dict[str, list[str]]:
    """Return the keys that solid lines put before each node, by its key."""
    nodes = {node.key: node for group in groups for node in group.members}
    after: dict[str, list[str]] = {}
    for edge in edges:
        if not edge.is_dashed and edge.source != edge.target and {edge.source, edge.target} <= nodes.keys():
            first, second = nodes[edge.source], nodes[edge.target]
            if first.area and second.area and second.area.top < first.area.top - _LEVEL:
                first, second = second, first
            after.setdefault(second.key, []).append(first.key)
    return after


def _piece(node: Node, notes: Mapping[str, list[str]], after: Mapping[str, list[str]]) -> Piece:
    told = notes.get(node.key, [])
    return Piece(
        key=node.key,
        title=node.label,
        notes=tuple([node.legend, *told] if node.legend else told),
        after=tuple(after.get(node.key, ())),
        core=not _NOT_CORE.search(node.legend),
        is_done=node.is_done,
    )


def _notes(
    drawing: Drawing, groups: Sequence[Group], nodes: Sequence[Node], skipped: SkipCounts
) -> dict[str, list[str]]:
    """Return what stands beside nodes, by their keys, and count what is drawing alone."""
    titles = {group.key for group in groups}
    notes: dict[str, list[str]] = {}
    for node in nodes:
        if node.is_content or node.key in titles or node.type == "title":
            continue
        beside = drawing.beside(node, _NOTE_AWAY)
        if not beside:
            skipped.add(SkipCause.DRAWING, node.label)
        for each in beside:
            notes.setdefault(each.key, []).append(node.label)
    return notes
