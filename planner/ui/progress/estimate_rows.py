"""How long work took against its estimate, by kind and by track; knows no Qt."""

from collections.abc import Iterable, Mapping
from typing import Final

from planner.domain.item import ItemKind, Subject
from planner.i18n import _, decimal, ngettext
from planner.scheduling.estimates import Estimates, Pace
from planner.services.estimate_words import pace_line, pace_name
from planner.ui.shared.chart_table import ChartTable
from planner.values import Value

BY_KIND: Final = "kind"
BY_TRACK: Final = "track"
LONG: Final = 1.15  # from here on a ratio is worth a look


class PaceRow(Value):
    """A kind of work or a track.

    Attributes:
        excess: how much longer it takes than estimated, as a share: 0.3 for 1.3 times; negative for less.
        figure: the ratio, such as "×1.30".
        basis: on how many finished items that rests.
        is_long: whether it takes markedly longer.
        words: all of it in a sentence.
    """

    name: str
    excess: float
    figure: str
    basis: str
    is_long: bool
    words: str


class EstimateRow(Value, kw_only=True):
    """The paces, those that rest on the most items first.

    Attributes:
        figure: by how much the estimates of the work to come are multiplied altogether; "" where no finished
            item tells of it.
        is_used: whether the plan counts with them.
        can_be_used: whether there is anything to count with.
    """

    paces: tuple[PaceRow, ...]
    figure: str
    sentence: str
    is_used: bool
    can_be_used: bool
    table: ChartTable


def estimate_row(estimates: Estimates, by: str = BY_KIND) -> EstimateRow:
    """Return the paces by kind of work, or by track."""
    kinds, tracks, overall = _rows(estimates.by_kind), _rows(estimates.by_subject), estimates.overall
    return EstimateRow(
        paces=tracks if by == BY_TRACK else kinds,
        figure=_figure(overall) if overall.items else "",
        sentence=_sentence(overall),
        is_used=estimates.is_used,
        can_be_used=bool(overall.items),
        table=_table(kinds, tracks, overall),
    )


def _rows(paces: Mapping[ItemKind, Pace] | Mapping[Subject, Pace]) -> tuple[PaceRow, ...]:
    seen = [(of, pace) for of, pace in paces.items() if pace.items]
    seen.sort(key=lambda named: (-named[1].items, pace_name(named[0])))
    return tuple(
        PaceRow(
            pace_name(of),
            pace.ratio - 1,
            _figure(pace),
            _basis(pace),
            pace.ratio > LONG,
            pace_line(of, pace),
        )
        for of, pace in seen
    )


def _figure(pace: Pace) -> str:
    whole, part = divmod(_hundredths(pace), 100)
    return f"×{decimal(whole, f'{part:02}')}"


def _hundredths(pace: Pace) -> int:
    return round(pace.ratio * 100)


def _basis(pace: Pace) -> str:
    return ngettext("from {count} item", "from {count} items", pace.items).format(count=pace.items)


def _sentence(overall: Pace) -> str:
    if not overall.items:
        return _("As soon as items are finished, this compares what they took with their estimate.")
    percent, basis = _hundredths(overall) - 100, _basis(overall)
    if not percent:
        return _("Likely as long as estimated, {basis}.").format(basis=basis)
    if percent > 0:
        words = _("Likely {percent}% longer than estimated, {basis}.")
    else:
        words = _("Likely {percent}% less than estimated, {basis}.")
    return words.format(percent=abs(percent), basis=basis)


def _table(kinds: Iterable[PaceRow], tracks: Iterable[PaceRow], overall: Pace) -> ChartTable:
    rows = [(pace.name, pace.figure, pace.words) for pace in (*kinds, *tracks)]
    if overall.items:
        rows.insert(0, (pace_name(None), _figure(overall), pace_line(None, overall)))
    columns = (_("Kind or track"), _("Times the estimate"), _("In words"))
    return ChartTable(_("Estimate and actual"), columns, tuple(rows))
