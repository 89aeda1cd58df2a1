"""The catalogue of certifications, read into domain values."""

from planner.domain.certification import Certification, ExamDomain, RenewalBy
from planner.exchange.fields import Fields, names_of
from planner.exchange.plain_data import read_plain_data
from planner.i18n import _

LONGEST_EXAM = 7 * 24 * 60
_DERIVED = {"retired", "retired_on", "checked_on", "extra"}
_KNOWN = names_of(Certification) - _DERIVED | {"status", "status_date"}


def read_certifications(text: str) -> tuple[Certification, ...]:
    """Return the certifications of a catalogue text, in its order. Raises Refusal where it does not fit."""
    fields = Fields(read_plain_data(text), _("The catalogue"))
    return tuple(map(_certification, fields.entries("certifications", _("Certification {name}"))))


def _certification(fields: Fields) -> Certification:
    retired = fields.text("status", "active") == "retired"
    return Certification(
        id=fields.identifier(),
        name=fields.line("name"),
        short_name=fields.line("short_name", fields.line("name")),
        vendor=fields.line("vendor", ""),
        code=fields.line("code", ""),
        exam_title=fields.line("exam_title", ""),
        level=fields.line("level", ""),
        retired=retired,
        retired_on=fields.day("status_date") if retired else None,
        successor=fields.text("successor", "") or None,
        item=fields.text("item", "") or None,
        duration_minutes=fields.whole_number("duration_minutes", 1, LONGEST_EXAM),
        price_usd=fields.whole_number("price_usd"),
        validity_months=fields.whole_number("validity_months"),
        recommended_experience=fields.text("recommended_experience", ""),
        renewal=fields.text("renewal", ""),
        renewal_by=fields.choice("renewal_by", RenewalBy) if "renewal_by" in fields else None,
        renewal_opens_days=fields.whole_number("renewal_opens_days", 1),
        retake_days=fields.whole_numbers("retake_days", 1),
        domains=tuple(map(_domain, fields.entries("domains", _("{outer}, domain {name}")))),
        official_url=fields.text("official_url", ""),
        unconfirmed=fields.words("unconfirmed"),
        unconfirmed_fields=fields.words("unconfirmed_fields"),
        checked_on=_newest_source(fields),
        extra=fields.rest(_KNOWN),
    )


def _domain(fields: Fields) -> ExamDomain:
    return ExamDomain(
        fields.line("name"),
        _weight(fields, "weight_low"),
        _weight(fields, "weight_high"),
        fields.ids("items"),
        fields.text("short", ""),
    )


def _weight(fields: Fields, name: str) -> float | None:
    return fields.number(name, most=100) if name in fields else None


def _newest_source(fields: Fields) -> str:
    """Return the latest date of a source; a year or a month alone sorts before the days in it.

    A source that grew over a span of time counts with its end.
    """
    sources = fields.entries("sources", _("{outer}, source {name}"))
    dates = (source.text("as_of", "").split(" to ")[-1] for source in sources)
    return max((date for date in dates if date.startswith("20")), default="")
