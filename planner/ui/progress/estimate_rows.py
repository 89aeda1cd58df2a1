"""How long work took against its estimate, by kind and by track; knows no Qt."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from planner.i18n import _, decimal, ngettext
from planner.scheduling.estimates import Estimates, Pace
from planner.services.words import kinds_name, subject_name
from planner.ui.shared.chart_table import ChartTable

BY_KIND: Final = "kind"
BY_TRACK: Final = "track"
LONG: Final = 1.15  # from here on a ratio is worth a look


@dataclass(frozen=True, slots=True)
class PaceRow:
    """A kind of work or a track.

    Attributes:
        excess: how much longer it takes than estimated, as a share: 0.3 for 1.3 times; negative for less.
        figure: the ratio, such as "×1.30".
        is_long: whether it takes markedly longer.
        words: all of it in a sentence.
    """

    name: str
    excess: float
    figure: str
    is_long: bool
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateRow:
    """The paces, those that rest on the most items first.

    Attributes:
        figure: the ratio over all finished items; "" without any.
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
    kinds = [(kinds_name(kind), pace) for kind, pace in estimates.by_kind.items()]
    tracks = [(subject_name(subject), pace) for subject, pace in estimates.by_subject.items()]
    overall = estimates.overall
    return EstimateRow(
        paces=_rows(tracks if by == BY_TRACK else kinds),
        figure=_figure(overall) if overall.items else "",
        sentence=_sentence(overall),
        is_used=estimates.is_used,
        can_be_used=bool(overall.items),
        table=_table(_rows(kinds), _rows(tracks), overall),
    )


def _rows(paces: Iterable[tuple[str, Pace]]) -> tuple[PaceRow, ...]:
    seen = [(name, pace) for name, pace in paces if pace.items]
    seen.sort(key=lambda named: (-named[1].items, named[0]))
    return tuple(
        PaceRow(name, pace.ratio - 1, _figure(pace), pace.ratio > LONG, _words(name, pace))
        for name, pace in seen
    )


def _figure(pace: Pace) -> str:
    whole, part = divmod(round(pace.ratio * 100), 100)
    return f"×{decimal(whole, f'{part:02}')}"


def _words(name: str, pace: Pace) -> str:
    text = ngettext(
        "{name}: {times} times the estimate, from {count} item",
        "{name}: {times} times the estimate, from {count} items",
        pace.items,
    )
    times = decimal(*divmod(round(pace.ratio * 10), 10))
    return text.format(name=name, times=times, count=pace.items)


def _sentence(overall: Pace) -> str:
    if not overall.items:
        return _("As soon as items are finished, this compares what they took with their estimate.")
    percent = round(abs(overall.ratio - 1) * 100)
    if not percent:
        return _("You need as long as estimated.")
    if overall.ratio > 1:
        return _("You need {percent}% longer than estimated.").format(percent=percent)
    return _("You need {percent}% less than estimated.").format(percent=percent)


def _table(kinds: Iterable[PaceRow], tracks: Iterable[PaceRow], overall: Pace) -> ChartTable:
    rows = [(pace.name, pace.figure, pace.words) for pace in (*kinds, *tracks)]
    if overall.items:
        rows.insert(0, (_("All"), _figure(overall), _words(_("All"), overall)))
    columns = (_("Kind or track"), _("Times the estimate"), _("In words"))
    return ChartTable(_("Estimate and actual"), columns, tuple(rows))
