"""Makes a roadmap of our own from what was found in any of roadmap.sh's shapes."""

from collections.abc import Mapping, Sequence

from planner.domain.errors import shown
from planner.domain.item import Item, ItemKind, ItemStatus
from planner.domain.roadmap import Phase, Roadmap
from planner.exchange.estimates_by_kind import estimated_in_list, subject_of
from planner.exchange.fields import LONGEST_LINE, LONGEST_TEXT, is_identifier
from planner.exchange.incoming import FileForm, IncomingRoadmap, SkipCause
from planner.exchange.limits import MOST_ITEMS, UnreadableError
from planner.exchange.made_ids import UsedIds, id_of
from planner.exchange.roadmap_sh.node_texts import NodeText
from planner.exchange.skip_counts import SkipCounts, shortened
from planner.i18n import _
from planner.values import Value


class Piece(Value, kw_only=True):
    """Something to study, as the file has it.

    Attributes:
        key: its id in the file.
        notes: what the drawing says beside it.
        after: keys of the pieces that it follows.
    """

    key: str
    title: str
    notes: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    core: bool = True
    is_done: bool = False


class Stage(Value):
    """Pieces that make up a phase; `key` is that of the topic or heading it is named by, "" for none."""

    key: str
    title: str
    pieces: Sequence[Piece]


def built(
    form: FileForm,
    title: str,
    stages: Sequence[Stage],
    texts: Mapping[str, NodeText],
    skipped: SkipCounts,
) -> IncomingRoadmap:
    """Return the roadmap of pieces in their order, with what the texts say of them.

    Raises UnreadableError where there is nothing to study.
    """
    pieces = [piece for stage in stages for piece in stage.pieces]
    check_number(len(pieces))
    builder = _Builder(_ids([piece.key for piece in pieces]), texts, skipped)
    title = _cut(title, skipped) or _("Roadmap")
    phases = _phases(stages, title)
    for stage, phase in zip(stages, phases, strict=True):
        for piece in stage.pieces:
            builder.add(piece, phase)
    for key in texts:
        if key not in builder.ids:
            skipped.add(SkipCause.WITHOUT_NODE, texts[key].title or key)
    return IncomingRoadmap(
        form=form,
        roadmap=Roadmap(id=id_of([title]), title=title, phases=phases, items=tuple(builder.items)),
        states={builder.ids[piece.key]: ItemStatus.DONE for piece in pieces if piece.is_done},
        estimated=frozenset(item.id for item in builder.items),
        is_personal=True,
        skipped=skipped.result(),
        drawn=builder.drawn,
    )


def check_number(pieces: int) -> None:
    """Raise UnreadableError for nothing to study, and for more than a plan can take."""
    if not pieces:
        raise UnreadableError(_("it names nothing to study"))
    if pieces > MOST_ITEMS:
        raise UnreadableError(_("it names more than {n} things to study").format(n=MOST_ITEMS))


def run_title(first: str, last: str) -> str:
    """Return what topics are called that follow each other and have no parts."""
    return _("{first} to {last}").format(first=first, last=last)


class _Builder:
    """Makes the items one after the other.

    Attributes:
        drawn: what the drawing says of those that have a text, by their ids.
    """

    def __init__(self, ids: Mapping[str, str], texts: Mapping[str, NodeText], skipped: SkipCounts) -> None:
        self.ids = ids
        self.items: list[Item] = []
        self.drawn: dict[str, str] = {}
        self._texts = texts
        self._skipped = skipped

    def add(self, piece: Piece, phase: Phase) -> None:
        text = self._texts.get(piece.key)
        title = _cut(piece.title or (text.title if text else ""), self._skipped)
        if not title:
            self._skipped.add(SkipCause.ID_AS_TITLE, piece.key)
            title = shown(piece.key) or _("Without a title")
        notes = [*piece.notes, *([text.note] if text and text.note else [])]
        if text and (text.note or text.resources):
            self.drawn[self.ids[piece.key]] = "\n\n".join(piece.notes)
        for address in text.refused if text else ():
            self._skipped.add(SkipCause.LINK, address)
        self.items.append(
            Item(
                id=self.ids[piece.key],
                title=title,
                kind=ItemKind.TOPIC,
                phase=phase.id,
                subject=subject_of(title, phase.title),
                position=len(self.items),
                core=piece.core,
                effort=estimated_in_list(ItemKind.TOPIC),
                after=tuple(dict.fromkeys(self.ids[key] for key in piece.after if key in self.ids)),
                resources=text.resources if text else (),
                note="\n\n".join(notes)[:LONGEST_TEXT].strip(),
            )
        )


def _cut(title: str, skipped: SkipCounts) -> str:
    if len(title) > LONGEST_LINE:
        skipped.add(SkipCause.TITLE_CUT, title)
    return shortened(title, LONGEST_LINE)


def _ids(keys: Sequence[str]) -> dict[str, str]:
    """Return an id for each key: the key itself where it may serve as one."""
    used = UsedIds(key for key in keys if is_identifier(key))
    return {key: used.given(key) or used.made([key]) for key in keys}


def _phases(stages: Sequence[Stage], title: str) -> tuple[Phase, ...]:
    used = UsedIds(stage.key for stage in stages if is_identifier(stage.key))
    phases: list[Phase] = []
    for position, stage in enumerate(stages):
        named = shortened(stage.title, LONGEST_LINE) or title
        phases.append(Phase(used.given(stage.key) or used.made([named]), named, position))
    return tuple(phases)
