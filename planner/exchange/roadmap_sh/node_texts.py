"""What roadmap.sh says of a node beside its label: a description, and links to learn from."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

from planner.domain.item import Resource
from planner.domain.web_address import is_web_address
from planner.exchange.fields import LONGEST_LINE, LONGEST_TEXT
from planner.exchange.limits import without_broken
from planner.exchange.roadmap_sh.nodes import text_in
from planner.formats import one_line
from planner.values import Value, replace

HOST = "https://roadmap.sh/"
_MOST_LINKS = 200  # of a node
_LONGEST_LINE = 4_096  # that is looked at as a link
_FILE = re.compile(r".*@([\w-]+)\.md", re.IGNORECASE)
_BARE_HOST = re.compile(
    r"(?:www\.[\w-]+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|edu|gov|be|ai|co))(?:[./:].*)?"
)
# What a link leads to, in the words of our own format; other words stay as they are.
_TYPES = {"article": "post", "official": "docs", "feed": "post", "video": "video", "opensource": "code"}
_LINK = re.compile(r"\s*[-*+]\s+\[(?:@([\w.-]+)@)?(.*)\]\(\s*<?([^\s<>]+?)>?(?:\s+[\"'][^)]*)?\s*\)[.,;]?\s*")
_BADGE = re.compile(r"<BadgeLink\b([^>]*)>(.*?)</BadgeLink>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""(\w+)\s*=\s*["']([^"']*)["']""")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_HEADING = re.compile(r"\s*#\s+(.+?)\s*#*\s*")
# The line above the links, which says nothing without them.
_LEAD = re.compile(
    r"\s*(?:#+\s*)?(?:visit|explore|check out|read|see|learn more from) the following [^\n]{0,60}[:.]?\s*"
    r"|\s*learn more from the following [^\n]{0,60}[:.]?\s*",
    re.IGNORECASE,
)


class NodeText(Value):
    """What is said of a node.

    Attributes:
        title: "" where it has none.
        refused: addresses that are none of the web.
    """

    title: str
    note: str
    resources: tuple[Resource, ...]
    refused: tuple[str, ...] = ()


def node_of(name: str) -> str | None:
    """Return the id of the node whose text a file is by its name, `slug@id.md`, or None."""
    found = _FILE.fullmatch(name)
    return None if found is None else found[1]


class _Link(Value):
    title: str
    address: str
    type: str


def texts_of_map(data: Mapping[str, Any]) -> dict[str, NodeText]:
    """Return the texts by node from a map of contents, as `shapes.contents_of` finds it."""
    found: dict[str, NodeText] = {}
    for key, entry in data.items():
        if isinstance(entry, dict):
            description = entry.get("description")
            lines = description.splitlines() if isinstance(description, str) else []
            found[text_in(key)] = _node_text(
                text_in(entry.get("title")), lines, _links_of(entry.get("links"))
            )
    return found


def texts_of_files(texts: Mapping[str, str]) -> dict[str, NodeText]:
    """Return the texts by node from those of files `slug@id.md`, by name; other files are passed over."""
    found = {}
    for name, text in texts.items():
        if (node := node_of(name)) is not None:
            found[node] = _of_markdown(text)
    return found


def joined(first: Mapping[str, NodeText], others: Mapping[str, NodeText]) -> dict[str, NodeText]:
    """Return the texts of both; a node of both has the links of both, each once, and the longer note."""
    found = dict(first)
    for node, other in others.items():
        one = found.get(node)
        found[node] = other if one is None else _of_both(one, other)
    return found


def _of_both(one: NodeText, other: NodeText) -> NodeText:
    resources = {resource.title: resource for resource in one.resources}
    addresses = {resource.url for resource in one.resources}
    for resource in other.resources:
        if resource.url not in addresses:
            title = _unused(resource.title, resources)
            resources[title] = replace(resource, id=title, title=title)
    return NodeText(
        one.title or other.title,
        max(one.note, other.note, key=len),
        tuple(resources.values()),
        tuple(dict.fromkeys((*one.refused, *other.refused))),
    )


def _of_markdown(text: str) -> NodeText:
    lines = text.removeprefix("\ufeff").strip().splitlines()
    title = ""
    if lines and (heading := _HEADING.fullmatch(lines[0])):
        title, lines = one_line(heading[1]), lines[1:]
    return _node_text(title, lines, ())


def _node_text(title: str, lines: Iterable[str], links: Iterable[_Link]) -> NodeText:
    kept: list[str] = []
    found = list(links)
    for line in lines:
        if len(line) > _LONGEST_LINE:
            kept.append(line)
        elif link := _LINK.fullmatch(line):
            found.append(_Link(one_line(link[2]), link[3], (link[1] or "").lower()))
        elif badges := _BADGE.findall(line):
            found += [_badge(attributes, inner) for attributes, inner in badges]
        elif not _LEAD.fullmatch(line):
            kept.append(_TAG.sub("", line).rstrip())
    note = re.sub(r"\n{3,}", "\n\n", without_broken("\n".join(kept))[0]).strip()
    resources, refused = _resources(found[:_MOST_LINKS])
    return NodeText(title, note[:LONGEST_TEXT].rstrip(), resources, refused)


def _badge(attributes: str, inner: str) -> _Link:
    named = dict(_ATTRIBUTE.findall(attributes))
    kind = {"read": "article", "watch": "video"}.get(named.get("badgeText", "").lower(), "")
    return _Link(one_line(inner), named.get("href", ""), kind)


def _links_of(records: Any) -> Iterator[_Link]:
    for record in records if isinstance(records, list) else ():
        if isinstance(record, dict):
            address = record.get("url")
            yield _Link(
                text_in(record.get("title")),
                address.strip() if isinstance(address, str) else "",
                text_in(record.get("type")).lower(),
            )


def _resources(links: Iterable[_Link]) -> tuple[tuple[Resource, ...], tuple[str, ...]]:
    found: dict[str, Resource] = {}
    refused: list[str] = []
    addresses = set()
    for link in links:
        address = _whole(link.address)
        if address is None:
            refused.append(link.address or link.title)
        elif address not in addresses:
            addresses.add(address)
            title = _unused((link.title or address)[:LONGEST_LINE].strip(), found)
            found[title] = Resource(
                id=title, title=title, url=address, type=_TYPES.get(link.type, link.type)[:LONGEST_LINE]
            )
    return tuple(found.values()), tuple(refused)


def _whole(address: str) -> str | None:
    """Return an address with roadmap.sh's host where it has none of its own, or None where none is sound."""
    if not address or address.startswith("#"):
        return None
    try:
        whole = f"https://{address}" if _BARE_HOST.fullmatch(address) else urljoin(HOST, address)
    except ValueError:
        return None
    return whole if is_web_address(whole) else None


def _unused(title: str, used: Mapping[str, Resource]) -> str:
    number, wanted = 1, title
    while wanted in used:
        number += 1
        ending = f" ({number})"
        wanted = title[: LONGEST_LINE - len(ending)] + ending
    return wanted
