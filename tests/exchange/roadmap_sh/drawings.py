"""Drawings in the shapes of roadmap.sh's files, written for these tests."""

from typing import Any

Record = dict[str, Any]

DASHED = {"data": {"edgeStyle": "dashed"}, "style": {"strokeDasharray": "0.8 8"}}
SOLID = {"data": {"edgeStyle": "solid"}, "style": {"strokeDasharray": "0"}}


def node(id: str, type: str, label: Any, x: float = 0, y: float = 0, **more: Any) -> Record:
    """A node as the editor writes it."""
    width, height = more.pop("size", (150, 49))
    style = {"fontSize": 17, "textAlign": "center"}
    return {
        "id": id,
        "type": type,
        "position": {"x": x, "y": y},
        "selected": False,
        "data": {"label": label, "style": style, **more.pop("data", {})},
        "zIndex": 999,
        "width": width,
        "height": height,
        "positionAbsolute": {"x": 13, "y": -400},  # of an earlier day; it counts for nothing
        "measured": {"width": width, "height": height},
        "style": {"width": width, "height": height},
        **more,
    }


def edge(source: str, target: str, how: Record = DASHED) -> Record:
    """An edge as the editor writes it."""
    return {
        "id": f"xy-edge__{source}z2-{target}y1",
        "source": source,
        "sourceHandle": "z2",
        "target": target,
        "targetHandle": "y1",
        **how,
    }


def sailing() -> Record:
    """A road down the middle: three topics with parts at both sides, one box with a heading, and drawing.

    As in real files the nodes stand in no order.
    """
    nodes = [
        node("trim", "subtopic", " Sail trim ", 700, 320),
        node("line", "vertical", "vertical node", 470, 500, size=(20, 90)),
        node("box", "section", "", 680, 600, size=(200, 240)),
        node("box-title", "label", "In the harbour", 700, 610, size=(120, 30)),
        node("fenders", "subtopic", "Fenders", 700, 720),
        node("lines", "subtopic", "Lines", 700, 660),
        node("wind", "topic", "Wind ", 400, 350),
        node("title", "title", "Sailing", 400, -20, size=(300, 68)),
        node("knots", "topic", "Knots", 400, 100),
        node("bowline", "subtopic", "Bowline", 100, 80),
        node("reef", "subtopic", "Reef", 100, 140),
        node("hitch", "subtopic", "Hitch", 700, 82),
        node("weather", "todo", "Weather report", 100, 350),
        node("mooring", "topic", "Mooring", 400, 700),
        node("about", "paragraph", "Find more roads like this one elsewhere", 900, -90, size=(355, 143)),
        node("button", "button", "roadmap.sh", 910, -10, size=(330, 49), data={"href": "https://x.org"}),
        node("links", "linksgroup", "Related", -100, -90, size=(200, 100)),
        node("tide", "paragraph", "Learn the tide before you trust the wind.", 90, 420, size=(220, 60)),
        node("reef-2", "subtopic", "Reef", 100, 700),  # the same label at another place
    ]
    edges = [
        edge("title", "knots", SOLID),
        edge("knots", "wind", SOLID),
        edge("wind", "mooring", SOLID),
        edge("knots", "bowline"),
        edge("knots", "hitch"),
        edge("wind", "trim"),
        edge("weather", "wind"),
        edge("mooring", "lines"),
        edge("mooring", "nobody"),
    ]
    return {"nodes": nodes, "edges": edges}


def group(name: str, label: str, x: float = 0, y: float = 0, *inner: Record) -> Record:
    """A group of an older drawing, whose numbers are texts."""
    return {
        "ID": "8183",
        "typeID": "__group__",
        "zOrder": "81",
        "measuredW": "124",
        "measuredH": "206",
        "x": str(x),
        "y": str(y),
        "properties": {"controlName": name},
        "children": {
            "controls": {
                "control": [
                    {
                        "ID": "0",
                        "typeID": "TextArea",
                        "x": "0",
                        "y": "0",
                        "properties": {"color": "16776960"},
                    },
                    {
                        "ID": "1",
                        "typeID": "Label",
                        "x": "19",
                        "y": "12",
                        "properties": {"size": "17", "text": label},
                    },
                    *inner,
                ]
            }
        },
    }


def mockup() -> Record:
    """An older drawing: its groups stand in no order."""
    arrow = {"ID": "8099", "typeID": "Arrow", "x": "597", "y": "1694", "properties": {"curvature": "-1"}}
    controls = [
        arrow,
        group("101-wind:trim", "Sail trim", 700, 320),
        group("100-knots:bowline:one-handed", "One-handed", 50, 120),
        group("ext_link:roadmap.sh", "https://roadmap.sh", 900, 0),
        group("102-mooring", "Mooring", 400, 700),
        group("100-knots", "Knots", 400, 100),
        group("101-knots:reef", "Reef", 100, 140),
        {
            "ID": "1",
            "typeID": "Label",
            "x": "400",
            "y": "10",
            "properties": {"size": "32", "text": "Sailing"},
        },
        group("101-wind", "Wind", 400, 350),
        group("100-knots:bowline", "Bowline", 100, 80),
        group("100-wind:weather", "Weather%20report", 100, 350),
        group("103-harbour", "Harbour", 400, 760),
        group("json:sailing.json", "Visit the long one", 900, 60),
    ]
    return {"mockup": {"controls": {"control": controls}, "attributes": {"version": "1.0"}}}
