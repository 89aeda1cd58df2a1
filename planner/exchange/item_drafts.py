"""What a list or table says of an item, word by word, and the roadmap that all of them make together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from planner.domain.circles import without_circles
from planner.domain.item import Effort, Item, ItemKind, ItemStatus, Resource, Subject
from planner.domain.roadmap import Phase, Roadmap
from planner.domain.web_address import is_web_address
from planner.exchange.estimates_by_kind import (
    estimated_in_list,
    kind_of,
    kind_of_link,
    subject_of,
    told_subject,
)
from planner.exchange.fields import LONGEST_LINE, LONGEST_TEXT
from planner.exchange.incoming import FileForm, IncomingRoadmap, SkipCause, TableHead
from planner.exchange.limits import MOST_NODES, UnreadableError
from planner.exchange.made_ids import UsedIds
from planner.exchange.prerequisites import NamedItems
from planner.exchange.skip_counts import SkipCounts, shortened
from planner.formats import one_line
from planner.i18n import _
from planner.values import replace

_LEAST_SHARE = 30  # minutes of an item that shares what its heading tells
_MOST_LINKS = 50  # of one item
_LONGEST_LABEL = 60


@dataclass(slots=True, eq=False)
class Draft:
    """An item as a file words it; what it does not tell stays empty.

    Attributes:
        headings: titles of the headings above it, the outermost first.
        phase_id: the id that the file itself gives the innermost heading, "" for none.
        requires, after: ids or titles of other items.
        share: what it takes of the study time that its heading tells; an estimate.
    """

    title: str
    headings: tuple[str, ...] = ()
    phase_id: str = ""
    id: str = ""
    kind: ItemKind | None = None
    subject: Subject | None = None
    effort: Effort | None = None
    share: Effort | None = None
    status: ItemStatus | None = None
    links: list[Resource] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    done_when: str = ""
    requires: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    units: int | None = None
    core: bool = True


def web_link(title: str, address: str, by: str = "", note: str = "") -> Resource | None:
    """Return a place to study, or None for an address that is none of the web."""
    address = whole_address(address)
    if not is_web_address(address):
        return None
    label = shortened(one_line(title), LONGEST_LINE) or address_label(address)
    return Resource(id=label, title=label, by=shortened(one_line(by), LONGEST_LINE), url=address, note=note)


def whole_address(text: str) -> str:
    """Return an address with its scheme, where one that begins with "www." has none."""
    return f"https://{text}" if text[:4].lower() == "www." and "." in text[4:] else text


def address_label(address: str) -> str:
    """Return an address as a title: its host and path, short."""
    parts = urlsplit(address)
    return shortened(f"{(parts.hostname or '').removeprefix('www.')}{parts.path}".rstrip("/"), _LONGEST_LABEL)


def share_out(effort: Effort, drafts: Sequence[Draft]) -> None:
    """Give those of some items that tell no study time an even share of what is left of one for all."""
    told = [draft.effort for draft in drafts if draft.effort is not None]
    silent = len(drafts) - len(told)
    left = effort.likely - sum(each.likely for each in told)
    if silent and left >= silent * _LEAST_SHARE:
        part = left / effort.likely / silent
        for draft in drafts:
            draft.share = Effort.of_hours(effort.low / 60, effort.likely / 60, effort.high / 60, part)


def incoming_roadmap(
    form: FileForm,
    title: str,
    drafts: Sequence[Draft],
    skips: SkipCounts,
    *,
    id: str = "",
    version: str = "",
    table: TableHead | None = None,
) -> IncomingRoadmap:
    """Return the roadmap that drafts make, in their order.

    Raises UnreadableError for no item, and for more of them than any roadmap has.
    """
    if len(drafts) > MOST_NODES:
        raise UnreadableError(_("it has more than {n} entries").format(n=MOST_NODES))
    title = shortened(one_line(title), LONGEST_LINE) or _("Roadmap")
    named = [draft for draft in drafts if _has_title(draft, skips)]
    if not named:
        raise UnreadableError(_("nothing in it has a title"))
    for draft in named:  # a heading that shows nothing is none
        draft.headings = tuple(heading for heading in draft.headings if one_line(heading))
    phases = _Phases(named, title)
    ids = _ids(named, skips)
    items, estimated = [], set()
    for position, (draft, item_id) in enumerate(zip(named, ids, strict=True)):
        items.append(_item(draft, item_id, phases.of(draft), position))
        if draft.effort is None and items[-1].kind is not ItemKind.MILESTONE:
            estimated.add(item_id)
    statuses = {id: draft.status for draft, id in zip(named, ids, strict=True) if draft.status is not None}
    return IncomingRoadmap(
        form=form,
        roadmap=Roadmap(
            id=UsedIds().given(id) or UsedIds().made([title]),
            title=title,
            version=shortened(one_line(version), LONGEST_LINE),
            phases=tuple(phases.all),
            items=_bound(items, named, skips),
        ),
        states=statuses,
        estimated=frozenset(estimated),
        skipped=skips.result(),
        table=table,
    )


def _has_title(draft: Draft, skips: SkipCounts) -> bool:
    """Bring a title into the form of titles; return whether anything is left of it."""
    whole = one_line(draft.title)
    if not whole:
        skips.add(SkipCause.NO_TITLE, " ".join(draft.notes))
    elif len(whole) > LONGEST_LINE:
        skips.add(SkipCause.TITLE_CUT, whole)
        draft.notes.insert(0, whole)
    draft.title = shortened(whole, LONGEST_LINE)
    return bool(whole)


def _ids(drafts: Sequence[Draft], skips: SkipCounts) -> list[str]:
    used = UsedIds(draft.id for draft in drafts if draft.id)
    ids = []
    for draft in drafts:
        id = used.given(draft.id)
        if draft.id and id is None:
            skips.add(SkipCause.DOUBLED, draft.id)
        ids.append(id or used.made([*draft.headings, draft.title]))
    return ids


class _Phases:
    """The phases of a list, in the order of their first items: the innermost heading of each is one.

    Attributes:
        all: the phases.
    """

    def __init__(self, drafts: Iterable[Draft], title: str) -> None:
        drafts = list(drafts)
        used = UsedIds(draft.phase_id for draft in drafts if draft.phase_id)
        self._by_key: dict[tuple[str, tuple[str, ...]], Phase] = {}
        for draft in drafts:
            key = draft.phase_id, draft.headings
            if key in self._by_key:
                continue
            names = [shortened(one_line(heading), LONGEST_LINE) for heading in draft.headings] or [title]
            id = used.given(draft.phase_id) or used.made(draft.headings or ["all"])
            theme = names[0] if len(names) > 1 else ""
            self._by_key[key] = Phase(id, names[-1], len(self._by_key), theme)
        self.all = list(self._by_key.values())

    def of(self, draft: Draft) -> Phase:
        """Return the phase of an item."""
        return self._by_key[draft.phase_id, draft.headings]


def _item(draft: Draft, id: str, phase: Phase, position: int) -> Item:
    kind = draft.kind or _kind(draft, phase)
    usual = Subject.CERT if kind is ItemKind.CERTIFICATION else told_subject(draft.title, phase.title)
    return Item(
        id=id,
        title=draft.title,
        kind=kind,
        phase=phase.id,
        subject=draft.subject or usual or subject_of("", phase.theme),
        position=position,
        core=draft.core,
        effort=_estimate(draft, kind) if draft.effort is None else draft.effort,
        resources=_links(draft),
        done_when=shortened(draft.done_when, LONGEST_TEXT),
        note=shortened("\n\n".join(filter(None, draft.notes)), LONGEST_TEXT),
        units=draft.units,
    )


def _links(draft: Draft) -> tuple[Resource, ...]:
    """Return the places to study, each once; of several with one title, each gets an id of its own."""
    seen: dict[tuple[str, str], Resource] = {}
    titles: Counter[str] = Counter()
    for link in draft.links[:_MOST_LINKS]:
        if (key := (link.url, "" if link.url else link.title)) not in seen:
            titles[link.id] += 1
            number = titles[link.id]
            seen[key] = link if number == 1 else replace(link, id=f"{link.id} ({number})")
    return tuple(seen.values())


def _kind(draft: Draft, phase: Phase) -> ItemKind:
    kind = kind_of(draft.title, phase.title if draft.headings else "")
    if kind is not ItemKind.TOPIC or len(draft.links) != 1:
        return kind
    return kind_of_link(draft.links[0].url) or kind


def _estimate(draft: Draft, kind: ItemKind) -> Effort:
    """Return the share of what a heading tells, or else the estimate by kind."""
    return estimated_in_list(kind) if draft.share is None else draft.share


def _bound(items: Sequence[Item], drafts: Sequence[Draft], skips: SkipCounts) -> tuple[Item, ...]:
    """Return the items with their prerequisites, which drafts name by id or by title."""
    if not any(draft.requires or draft.after for draft in drafts):
        return tuple(items)
    names = NamedItems(items, skips)
    pairs = list(zip(items, drafts, strict=True))
    requires = {item.id: names.ids(draft.requires, item.id) for item, draft in pairs}
    left_out = without_circles(requires)
    titles = {item.id: item.title for item in items}
    for id, _needed in left_out:
        skips.add(SkipCause.CIRCLE, titles[id])
    opened = set(left_out)
    kept = {id: tuple(each for each in needed if (id, each) not in opened) for id, needed in requires.items()}
    return tuple(
        replace(item, requires=kept[item.id], after=names.ids(draft.after, item.id)) for item, draft in pairs
    )
