"""roadmap.sh's texts without their drawing: each becomes an item, in the order of the file."""

from collections.abc import Mapping

from planner.exchange.incoming import FileForm, IncomingRoadmap
from planner.exchange.roadmap_sh.building import Piece, Stage, built
from planner.exchange.roadmap_sh.node_texts import NodeText
from planner.exchange.skip_counts import SkipCounts


def read_content(texts: Mapping[str, NodeText], name: str) -> IncomingRoadmap:
    """Return the roadmap of texts by node, called `name`. Raises UnreadableError where there are none."""
    pieces = [Piece(key=key, title=text.title) for key, text in texts.items()]
    return built(FileForm.CONTENT, name, [Stage("", "", pieces)], texts, SkipCounts())
