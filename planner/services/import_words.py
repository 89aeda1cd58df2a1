"""The words for an import: what would come, what would change, what was passed over and why."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from planner.domain.errors import shown
from planner.domain.item import Item, ItemStatus
from planner.exchange.incoming import SkipCause, Skipped
from planner.formats import day, study_length, told_apart
from planner.i18n import _, ngettext
from planner.services.import_merge import ImportMerge
from planner.services.import_preview import ImportRow, RowState
from planner.services.matching import Reason
from planner.services.words import kind_name, listing, subject_name


def news(merge: ImportMerge, rows: Sequence[ImportRow], anew: Iterable[ItemStatus]) -> Iterator[str]:
    """Yield what would happen, a sentence each; `anew` is what is said of items of the plan, for each one."""
    new = [row for row in rows if row.state is RowState.NEW and row.is_taken]
    minutes = sum(row.minutes for row in new)
    if new:
        words = ngettext("{count} new item, {length}", "{count} new items, {length}", len(new))
        yield words.format(count=len(new), length=study_length(minutes))
    estimates = sum(row.is_estimate for row in new)
    if estimates:
        yield ngettext(
            "The hours of {count} of them are estimated by its kind",
            "The hours of {count} of them are estimated by their kind",
            estimates,
        ).format(count=estimates)
    yield from _counts(rows)
    yield from _anew_words(anew)
    yield from _phase_words(merge)
    if merge.left_out_edges:
        yield ngettext(
            "{count} prerequisite is left out: it would close a circle with those of your plan",
            "{count} prerequisites are left out: they would close a circle with those of your plan",
            merge.left_out_edges,
        ).format(count=merge.left_out_edges)


def _anew_words(said: Iterable[ItemStatus]) -> Iterator[str]:
    for status, count in Counter(said).items():
        words = {
            ItemStatus.DONE: ngettext(
                "{count} of your items counts as done", "{count} of your items count as done", count
            ),
            ItemStatus.IN_PROGRESS: ngettext(
                "{count} of your items counts as begun", "{count} of your items count as begun", count
            ),
            ItemStatus.SKIPPED: ngettext(
                "{count} of your items counts as known", "{count} of your items count as known", count
            ),
            ItemStatus.LEFT_OUT: ngettext(
                "{count} of your items is left out", "{count} of your items are left out", count
            ),
        }
        yield words[status].format(count=count)


def status_words(status: ItemStatus | None) -> Iterator[str]:
    """Yield what is said of an item of the plan, if anything is."""
    words = {
        ItemStatus.DONE: _("counts as done"),
        ItemStatus.IN_PROGRESS: _("counts as begun"),
        ItemStatus.SKIPPED: _("counts as known"),
        ItemStatus.LEFT_OUT: _("is left out"),
    }
    if status is not None:
        yield words[status]


def _phase_words(merge: ImportMerge) -> Iterator[str]:
    for before, now in merge.retold_phases:
        if before.title != now.title:
            yield _("The phase {before} is now called {now}").format(before=before.title, now=now.title)
        else:
            yield _("The phase {title} has a new description").format(title=now.title)


def _counts(rows: Sequence[ImportRow]) -> Iterator[str]:
    matched = _count(rows, lambda row: row.state is RowState.MATCHED and row.is_taken)
    if matched:
        words = ngettext("{count} is in your plan already", "{count} are in your plan already", matched)
        yield words.format(count=matched)
    alike = _count(rows, lambda row: row.suggested is not None)
    if alike:
        words = ngettext(
            "{count} may be an item of your plan by another name",
            "{count} may be items of your plan by another name",
            alike,
        )
        yield words.format(count=alike)
    changed = _count(rows, lambda row: row.state is RowState.CHANGED and row.is_taken)
    if changed:
        words = ngettext("{count} has changed", "{count} have changed", changed)
        yield words.format(count=changed)
    same = _count(rows, lambda row: row.state is RowState.SAME)
    if same:
        words = ngettext("{count} is as it was", "{count} are as they were", same)
        yield words.format(count=same)
    removed = _count(rows, lambda row: row.state is RowState.REMOVED)
    if removed:
        words = ngettext(
            "{count} of your items is no longer in it",
            "{count} of your items are no longer in it",
            removed,
        )
        yield words.format(count=removed)


def _count(rows: Iterable[ImportRow], is_one: Callable[[ImportRow], bool]) -> int:
    return sum(map(is_one, rows))


def reason_words(reason: Reason, title: str = "") -> str:
    """Say why two items are taken for the same; with a title, that they may be the same."""
    words = {
        Reason.TITLE: _("same title"),
        Reason.MEANING: _("another name of the same"),
        Reason.LINK: _("same link"),
        Reason.BEGINNING: _("an introduction to the same"),
        Reason.ORDER: _("the same words"),
        Reason.SPELLING: _("much the same title"),
    }
    if not title:
        return words[reason]
    return _("May be the same as {title}: {reason}").format(title=title, reason=words[reason])


# -- what changes on an item


def change_words(merge: ImportMerge, key: str) -> Iterator[str]:
    """Yield what the file changes on an item of the plan, and what stays as the learner wants it."""
    merged = merge.merged.get(key)
    if merged is None:
        return
    for name in merged.follows:
        yield from _follow_words(merge, name, merged.before, merged.item)
    if key in merge.moved and "phase" not in merged.follows:
        yield _("stands elsewhere in its phase")
    if merged.stays:
        yield _stay_words(merged.stays)


def _follow_words(merge: ImportMerge, name: str, ours: Item, item: Item) -> Iterator[str]:
    match name:
        case "title":
            yield _("was called {title}").format(title=ours.title)
        case "effort":
            yield from _hour_words(ours, item)
        case "phase":
            titles = {phase.id: phase.title for phase in merge.phases.order}
            yield _("moves to {phase}").format(phase=titles.get(item.phase, item.phase))
        case "requires":
            yield from _need_words(merge, ours, item)
        case "resources":
            yield from _link_words(ours, item)
        case _:
            words = _plain_words(name, item)
            if words:
                yield words


def _hour_words(ours: Item, item: Item) -> Iterator[str]:
    if item.effort.likely == ours.effort.likely:
        yield _("its shortest or longest time has changed")
        return
    now, before = told_apart(item.effort.likely, ours.effort.likely)
    yield _("{now} instead of {before}").format(now=now, before=before)


def _need_words(merge: ImportMerge, ours: Item, item: Item) -> Iterator[str]:
    titles = {id: each.title for id, each in merge.items.items()}
    more = [titles[id] for id in item.requires if id not in ours.requires and id in titles]
    less = [titles[id] for id in ours.requires if id not in item.requires and id in titles]
    if more:
        yield _("needs {titles} first").format(titles=listing(more))
    if less:
        yield _("no longer needs {titles}").format(titles=listing(less))


def _link_words(ours: Item, item: Item) -> Iterator[str]:
    more = len(item.resources) - len(ours.resources)
    if more > 0:
        yield ngettext("{count} more link", "{count} more links", more).format(count=more)
    elif more < 0:
        yield ngettext("{count} fewer link", "{count} fewer links", -more).format(count=-more)
    else:
        yield _("other links")


def _plain_words(name: str, item: Item) -> str:
    if name == "kind":
        return _("is now: {kind}").format(kind=kind_name(item.kind))
    if name == "subject":
        return _("is now in {subject}").format(subject=subject_name(item.subject))
    if name == "core":
        return _("now belongs to the core") if item.core else _("is now optional")
    if name == "opens":
        return (
            _("opens on {day}").format(day=day(item.opens))
            if item.opens
            else _("no longer opens on a set day")
        )
    if name == "closes":
        return (
            _("closes on {day}").format(day=day(item.closes))
            if item.closes
            else _("no longer closes on a set day")
        )
    if name == "units":
        return _units_words(item.units)
    texts = {
        "done_when": _("has another “done when”"),
        "note": _("has another note"),
        "after": _("comes after other items"),
        "covers": _("covers other items"),
        "certifications": _("prepares for other exams"),
        "recurring": _("comes round at other times"),
    }
    return texts.get(name, "")


def _units_words(units: int | None) -> str:
    if units is None:
        return _("no longer has a number of units")
    return ngettext("has {count} unit", "has {count} units", units).format(count=units)


def _stay_words(names: Sequence[str]) -> str:
    words = {
        "title": _("title"),
        "kind": _("kind"),
        "phase": _("phase"),
        "subject": _("subject"),
        "core": _("place in the core"),
        "effort": _("hours"),
        "done_when": _("words on when it is done"),
        "note": _("note"),
        "opens": _("first day"),
        "closes": _("last day"),
        "units": _("units"),
    }
    named = [words.get(name, _("details")) for name in names]
    return _("keeps your own {facts}").format(facts=listing(list(dict.fromkeys(named))))


# -- what was passed over


def skipped_sentences(skipped: Iterable[Skipped]) -> Iterator[str]:
    """Yield what was passed over in a file and why, a sentence each, with an example."""
    for each in skipped:
        words = _skip_words(each.cause, each.count)
        example = shown(each.example)
        yield _("{words}, such as {example}").format(words=words, example=example) if example else words


def _skip_words(cause: SkipCause, count: int) -> str:
    return (_words_of_parts(count) | _words_of_fields(count))[cause].format(count=count)


def _words_of_parts(count: int) -> dict[SkipCause, str]:
    """Return what is said of parts of a file that bring no item."""
    return {
        SkipCause.DRAWING: ngettext(
            "{count} part of the drawing is not a topic", "{count} parts of the drawing are not topics", count
        ),
        SkipCause.NO_TITLE: ngettext(
            "{count} entry without a title was left out",
            "{count} entries without a title were left out",
            count,
        ),
        SkipCause.DOUBLED: ngettext("{count} appears twice", "{count} appear twice", count),
        SkipCause.NO_BOX: ngettext(
            "{count} entry without a box was left out", "{count} entries without a box were left out", count
        ),
        SkipCause.BESIDE_TABLE: ngettext(
            "{count} entry of a list was left out, as a table tells the items",
            "{count} entries of lists were left out, as a table tells the items",
            count,
        ),
        SkipCause.ARCHIVED: ngettext(
            "{count} archived card was left out", "{count} archived cards were left out", count
        ),
        SkipCause.SUM_ROW: ngettext("{count} row is a sum", "{count} rows are sums", count),
        SkipCause.EMPTY_ROW: ngettext("{count} row is empty", "{count} rows are empty", count),
        SkipCause.WITHOUT_NODE: ngettext(
            "{count} text belongs to no topic of the file",
            "{count} texts belong to no topic of the file",
            count,
        ),
    }


def _words_of_fields(count: int) -> dict[SkipCause, str]:
    """Return what is said of items that come without all that the file says of them."""
    return {
        SkipCause.ID_AS_TITLE: ngettext(
            "{count} has no title and is called by its id",
            "{count} have no title and are called by their ids",
            count,
        ),
        SkipCause.TITLE_CUT: ngettext(
            "{count} title was too long and is cut", "{count} titles were too long and are cut", count
        ),
        SkipCause.UNKNOWN_PREREQUISITE: ngettext(
            "{count} prerequisite is not in the file", "{count} prerequisites are not in the file", count
        ),
        SkipCause.CIRCLE: ngettext(
            "{count} prerequisite would close a circle", "{count} prerequisites would close a circle", count
        ),
        SkipCause.HOURS: ngettext("{count} time could not be read", "{count} times could not be read", count),
        SkipCause.STATE: ngettext(
            "{count} state could not be read", "{count} states could not be read", count
        ),
        SkipCause.UNITS: ngettext(
            "{count} number of units could not be read", "{count} numbers of units could not be read", count
        ),
        SkipCause.DATE: ngettext("{count} date could not be read", "{count} dates could not be read", count),
        SkipCause.LINK: ngettext(
            "{count} link does not lead to a web page", "{count} links do not lead to a web page", count
        ),
        SkipCause.CHARACTERS: ngettext(
            "{count} broken character was left out", "{count} broken characters were left out", count
        ),
    }
