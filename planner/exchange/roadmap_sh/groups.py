"""Which nodes of a drawing belong together: a topic with its parts, or a box beneath its heading.

A learner sees a main line of topics, with parts at both sides that dashed lines, boxes or mere nearness
join to them. Each of these groups becomes a phase. A topic without any part is no phase of its own where
others like it stand next to it.
"""

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from itertools import groupby

from planner.exchange.roadmap_sh.building import run_title
from planner.exchange.roadmap_sh.nearness import nearest_heads
from planner.exchange.roadmap_sh.nodes import Area, Edge, Node
from planner.exchange.roadmap_sh.reading_order import box_by_box, in_rows
from planner.values import Value

_LONGEST_HEADING = 60
_ABOVE = 60.0  # how far above a box, or a node, its heading may stand
_BESIDE = 350.0  # how far beside a pile of topics theirs may stand
_PILED = 30.0  # how far apart topics stand that make a pile
_NOWHERE = Node("", "", "", None)  # the head of nodes that nothing joins to any


class Group(Value):
    """Nodes that belong together.

    Attributes:
        key: key of the topic or heading that gives the title, "" for none.
        title: "" where nothing says what they are.
        members: in reading order; a topic that gives the title is the first.
    """

    key: str
    title: str
    members: tuple[Node, ...]


class Drawing:
    """A drawing whose nodes are being told apart.

    Attributes:
        content: the nodes that are something to study, each key once.
    """

    def __init__(self, nodes: Sequence[Node], edges: Iterable[Edge]) -> None:
        """Take the nodes, of which none has the key of another, and the edges."""
        self.content = [node for node in nodes if node.is_content]
        self._nodes = {node.key: node for node in nodes}
        self._edges = [edge for edge in edges if edge.source in self._nodes and edge.target in self._nodes]
        buttons = [node.area for node in nodes if node.type == "button" and node.area is not None]
        self._words = [node for node in nodes if _is_text(node, buttons)]
        self.headings = [node for node in self._words if len(node.label) <= _LONGEST_HEADING]
        self._sections = {node.area: node for node in nodes if node.type == "section" and node.area}
        self._headed = _boxes_around(self.headings, self._sections)
        self._boxes = _boxes_around(self.content, self._sections)
        self._heads: dict[str, Node] = {}  # the head of each node's group, by the node's key

    def groups(self) -> list[Group]:
        """Return the groups in reading order; each node to study stands in one of them, once."""
        for topic in self.content:
            if topic.is_topic:
                self._heads[topic.key] = topic
        self._follow(dashed=True)
        self._follow_parents()
        self._open_boxes()
        self._follow(dashed=False)
        self._look_above()
        self._look_around()
        return self._collected()

    def beside(self, words: Node, away: float) -> list[Node]:
        """Return the nodes to study that a note is meant for: those beneath it in its box, or the nearest.

        The nearest may stand at most so far away; none where nothing does.
        """
        if words.area is None or words not in self._words:
            return []
        if beneath := self._beneath(words):
            return beneath
        near = [(words.area.distance(node.area), node) for node in self.content if node.area is not None]
        distance, node = min(near, key=lambda each: each[0], default=(away, None))
        return [node] if node is not None and distance < away else []

    def _beneath(self, words: Node) -> list[Node]:
        """Return the nodes that stand in the box of a heading and have it as the last above them."""
        box = self._headed.get(words.key)
        if box is None:
            return []
        headings = [each for each in self.headings if self._headed.get(each.key) == box]
        inside = [node for node in self.content if self._boxes.get(node.key) == box]
        return [node for node in inside if _heading_of(node, headings) is words]

    def _follow(self, *, dashed: bool) -> None:
        """Give what lines lead to from a topic to that topic, over any node but another topic."""
        beside: dict[str, list[str]] = {}
        for edge in self._edges:
            if edge.is_dashed is dashed:
                beside.setdefault(edge.source, []).append(edge.target)
                beside.setdefault(edge.target, []).append(edge.source)
        waiting = deque(self._heads)
        while waiting:
            key = waiting.popleft()
            for other in beside.get(key, ()):
                if other not in self._heads and self._nodes[other].type not in ("title", "button"):
                    self._heads[other] = self._heads[key]
                    waiting.append(other)

    def _follow_parents(self) -> None:
        for node in self.content:
            if node.key not in self._heads and node.parent in self._heads:
                self._heads[node.key] = self._heads[node.parent]

    def _open_boxes(self) -> None:
        inside: dict[Area, list[Node]] = {}
        for node in self.content:
            if (box := self._boxes.get(node.key)) is not None:
                inside.setdefault(box, []).append(node)
        for box, nodes in inside.items():
            self._open_box(box, in_rows(nodes, lambda node: node.area))

    def _open_box(self, box: Area, inside: Sequence[Node]) -> None:
        """Tell to whom the nodes in a box belong that no line leads to, all to the same."""
        untold = [node for node in inside if node.key not in self._heads]
        section = self._sections[box]
        parts = [node for node in (*inside, section) if not node.is_topic and node.key in self._heads]
        topics = [node for node in inside if node.is_topic]
        headings = [node for node in self.headings if node.area and _stands_over(node.area, box)]
        if parts:
            (owner, _count), *_others = Counter(self._heads[node.key] for node in parts).most_common()
        elif headings:
            for node in (*untold, *(topic for topic in topics if self._is_lone(topic))):
                self._heads[node.key] = _heading_of(node, headings)
            return
        else:
            owner = topics[0] if topics else self._nearest_topic(box) or section
        for node in untold:
            self._heads[node.key] = owner

    def _is_lone(self, topic: Node) -> bool:
        return not any(head is topic and key != topic.key for key, head in self._heads.items())

    def _nearest_topic(self, box: Area) -> Node | None:
        topics = [(node.area.distance(box), node) for node in self.content if node.is_topic and node.area]
        return min(topics, key=lambda each: each[0])[1] if topics else None

    def _look_above(self) -> None:
        """Give nodes that nothing else joins to the heading right above them."""
        for node in self.content:
            if node.key not in self._heads and node.area is not None:
                above = [each for each in self.headings if each.area and _stands_above(each.area, node.area)]
                if above:
                    self._heads[node.key] = _heading_of(node, above)

    def _look_around(self) -> None:
        """Give what is left to the group of the nearest node, or without a place to that of the last one."""
        placed = [(node.key, node.area) for node in self.content if node.area is not None]
        self._heads |= nearest_heads(placed, self._heads)
        last = next((self._heads[node.key] for node in self.content if node.key in self._heads), _NOWHERE)
        for node in self.content:
            last = self._heads.setdefault(node.key, last)

    def _collected(self) -> list[Group]:
        members: dict[Node, list[Node]] = {}
        for node in self.content:
            members.setdefault(self._heads[node.key], []).append(node)
        self._join_lone_topics(members)
        places = {
            head: head.area or next((n.area for n in found if n.area), None)
            for head, found in members.items()
        }
        ordered = in_rows(list(members), lambda head: places[head])
        groups: list[Group] = []
        for is_run, heads in groupby(ordered, lambda head: members[head] == [head]):
            run = list(heads)
            if is_run:
                groups += self._runs(run)
            else:
                groups += [Group(head.key, head.label, self._in_order(head, members[head])) for head in run]
        return groups

    def _join_lone_topics(self, members: dict[Node, list[Node]]) -> None:
        """Move a topic without parts to the topic that a dashed line joins it to, if that has any."""
        for edge in self._edges:
            ends = self._nodes[edge.source], self._nodes[edge.target]
            for topic, other in (ends, ends[::-1]):
                is_lone = members.get(topic) == [topic]
                if edge.is_dashed and is_lone and len(members.get(other, ())) > 1:
                    members[other] += members.pop(topic)

    def _runs(self, topics: Sequence[Node]) -> list[Group]:
        """Make groups of topics without parts that follow each other: piles with headings, and the rest."""
        groups: list[Group] = []
        waiting: list[Node] = []
        for pile in _piles(topics):
            heading = self._free_heading(pile) if len(pile) > 1 else None
            if heading is None:
                waiting += pile
                continue
            groups += [*_between(waiting), Group(heading.key, heading.label, tuple(pile))]
            waiting = []
        return [*groups, *_between(waiting)]

    def _free_heading(self, pile: Sequence[Node]) -> Node | None:
        """Return the heading beside or above a pile that is nobody's yet."""
        used = set(self._heads.values())
        near = [
            (min(each.area.distance(node.area) for node in pile if node.area), each)
            for each in self.headings
            if each.area and each not in used
        ]
        distance, heading = min(near, key=lambda each: each[0], default=(_BESIDE, None))
        return heading if distance < _BESIDE else None

    def _in_order(self, head: Node, members: Sequence[Node]) -> tuple[Node, ...]:
        others = [node for node in members if node is not head]
        ordered = box_by_box(others, lambda node: node.area, lambda node: self._boxes.get(node.key))
        return (head, *ordered) if head in members else tuple(ordered)


def _piles(topics: Sequence[Node]) -> list[list[Node]]:
    """Part topics that follow each other where they do not stand close together."""
    piles: list[list[Node]] = []
    for topic in topics:
        last = piles[-1][-1] if piles else None
        if last and last.area and topic.area and last.area.distance(topic.area) <= _PILED:
            piles[-1].append(topic)
        else:
            piles.append([topic])
    return piles


def _between(topics: Sequence[Node]) -> list[Group]:
    """Return the group of topics that nothing names but they themselves; none for none."""
    if not topics:
        return []
    first, last = topics[0], topics[-1]
    title = first.label if first is last else run_title(first.label or first.key, last.label or last.key)
    return [Group(first.key, title, tuple(topics))]


def _is_text(node: Node, buttons: Sequence[Area]) -> bool:
    """Whether a node is words above or beside others, and no ground for buttons."""
    if node.type not in ("label", "paragraph") or not node.label:
        return False
    return node.area is None or not any(node.area.holds(*button.center) for button in buttons)


def _boxes_around(nodes: Iterable[Node], boxes: Iterable[Area]) -> dict[str, Area]:
    """Return the smallest box in which the middle of a node lies, by the node's key."""
    by_size = sorted(boxes, key=lambda box: box.width * box.height)
    found: dict[str, Area] = {}
    for node in nodes:
        if node.area is not None:
            x, y = node.area.center
            box = next((box for box in by_size if box.holds(x, y)), None)
            if box is not None:
                found[node.key] = box
    return found


def _stands_over(heading: Area, box: Area) -> bool:
    """Whether a heading stands within a box or right above it."""
    return Area(box.left, box.top - _ABOVE, box.width, box.height + _ABOVE).holds(*heading.center)


def _stands_above(heading: Area, area: Area) -> bool:
    overlap = min(heading.left + heading.width, area.left + area.width) - max(heading.left, area.left)
    return overlap > 0 and heading.top <= area.top <= heading.bottom + _ABOVE


def _heading_of(node: Node, headings: Sequence[Node]) -> Node:
    """Return the lowest heading that stands above a node, or else the first."""
    top = node.area.center[1] if node.area else 0.0
    above = [each for each in headings if each.area and each.area.top <= top]
    return max(above or headings[:1], key=lambda each: each.area.top if each.area else 0.0)
