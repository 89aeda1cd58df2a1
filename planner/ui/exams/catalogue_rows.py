"""The catalogue of certifications as it is read in its dialog; knows no Qt."""

from collections.abc import Collection, Mapping

from planner.domain.certification import Certification, successor_in_force
from planner.formats import duration
from planner.i18n import _, ngettext
from planner.ui.exams.certification_notes import check_note, wait_note
from planner.ui.exams.numbers import Fact, catalogue_fee, catalogue_validity
from planner.ui.exams.quiet_rows import retirement_words
from planner.ui.shared.chart_table import ChartTable
from planner.ui.shared.date_words import FullDateWords
from planner.values import Value


class CatalogueEntry(Value):
    """One certification: what it is called, its facts, and what should be known before booking."""

    id: str
    title: str
    subtitle: str
    retired: str
    facts: tuple[Fact, ...]
    notes: str
    url: str


def catalogue_entries(
    catalogue: Mapping[str, Certification], words: FullDateWords
) -> tuple[CatalogueEntry, ...]:
    """Return all certifications, those that can be taken first, otherwise in the order of the catalogue."""
    ordered = sorted(catalogue.values(), key=lambda each: each.retired)
    return tuple(_entry(each, catalogue, words) for each in ordered)


def catalogue_table(catalogue: Mapping[str, Certification], planned: Collection[str]) -> ChartTable:
    """Return the list of the same entries; `planned` are the ids that are in the plan."""
    ordered = sorted(catalogue.values(), key=lambda each: each.retired)
    columns = (_("Certification"), _("Given by"), _("Fee"), _("Length"), _("Valid for"), _("State"))
    rows = tuple(
        (
            each.short_name,
            each.vendor,
            catalogue_fee(each),
            _length(each),
            catalogue_validity(each),
            _state(each, catalogue, planned),
        )
        for each in ordered
    )
    return ChartTable(_("Certifications"), columns, rows)


def _entry(
    each: Certification, catalogue: Mapping[str, Certification], words: FullDateWords
) -> CatalogueEntry:
    gone = retirement_words(each, successor_in_force(each, catalogue), words) if each.retired else ""
    return CatalogueEntry(
        id=each.id,
        title=each.name,
        subtitle=", ".join(filter(None, (each.code, each.exam_title))),
        retired=f"{each.short_name} {gone}" if gone else "",
        facts=tuple(fact for fact in _facts(each) if fact.value),
        notes=check_note(each, words),
        url=each.official_url,
    )


def _facts(each: Certification) -> tuple[Fact, ...]:
    domains = ", ".join(domain.brief_name for domain in each.domains)
    return (
        Fact(_("Recommended experience"), each.recommended_experience),
        Fact(_("Renewal"), each.renewal),
        Fact(_("After a failed try"), _waits(each)),
        Fact(_("Domains"), domains),
    )


def _length(each: Certification) -> str:
    return "" if each.duration_minutes is None else duration(each.duration_minutes)


def _state(each: Certification, catalogue: Mapping[str, Certification], planned: Collection[str]) -> str:
    if each.retired:
        successor = successor_in_force(each, catalogue)
        if successor is None:
            return _("retired")
        return _("retired, see {successor}").format(successor=successor.short_name)
    return _("in the plan") if each.id in planned else ""


def _waits(each: Certification) -> str:
    waits = [ngettext("{count} day", "{count} days", days).format(count=days) for days in each.retake_days]
    if not waits:
        return ""
    if len(waits) == 1:
        told = _("{wait} until the next").format(wait=waits[0])
    else:
        told = _("{waits} until the next, the last from then on").format(waits=", ".join(waits))
    return ". ".join(filter(None, (told, wait_note(each))))
