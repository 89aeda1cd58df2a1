"""What should be known of a certification before its exam is booked; knows no Qt."""

from collections.abc import Mapping
from datetime import date

from planner.domain.certification import Certification
from planner.i18n import _
from planner.services.goals import retirement_warning
from planner.ui.shared.date_words import FullDateWords


def retirement_note(
    certification: Certification, catalogue: Mapping[str, Certification], words: FullDateWords
) -> str:
    """Return the sentence on a certification that can no longer be taken, or ""."""
    return retirement_warning(certification, tuple(catalogue.values()), words.plain_day) or ""


def short_check_note(certification: Certification) -> str:
    """Return in one line what to look up before booking, or "": nobody books what is retired."""
    names = _field_names()
    unsure = [names[field] for field in certification.unconfirmed_fields if field in names]
    if certification.retired or not certification.unconfirmed or not unsure:
        return ""
    return _("Check before booking: {what}").format(what=", ".join(unsure))


def check_note(certification: Certification, words: FullDateWords) -> str:
    """Return line by line what to look up before booking, and how old the facts are; or ""."""
    if certification.retired or not certification.unconfirmed:
        return ""
    lines = [_("Check before booking:"), *certification.unconfirmed, _checked(certification, words)]
    return "\n".join(filter(None, lines))


def wait_note(certification: Certification) -> str:
    """Return what to do about a wait after a failed try that could not be confirmed, or ""."""
    if not certification.retake_days or "retake_days" not in certification.unconfirmed_fields:
        return ""
    return _("This wait is not confirmed; check with {vendor}.").format(vendor=certification.vendor)


def _checked(certification: Certification, words: FullDateWords) -> str:
    """Say how new the facts are, as exactly as their newest source has a date: year, month or day."""
    try:
        year, month, day = (*map(int, certification.checked_on.split("-")), 1, 1)[:3]
        newest = date(year, month, day)
    except ValueError:
        return ""
    parts = certification.checked_on.count("-")
    when = (str(newest.year), words.month(newest), words.plain_day(newest))[parts]
    return _("These facts are from {when}.").format(when=when)


def _field_names() -> dict[str, str]:
    """Return the fields of a certification that matter to whoever books its exam, in words."""
    return {
        "status": _("whether it is in beta"),
        "successor": _("newer versions"),
        "price_usd": _("price"),
        "duration_minutes": _("length"),
        "questions": _("number of questions"),
        "domains": _("domain weights"),
        "validity_months": _("validity"),
        "renewal": _("renewal"),
        "retake_days": _("retake wait"),
    }
