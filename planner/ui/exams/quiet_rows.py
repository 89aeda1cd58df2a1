"""What stands quietly below the cards: certificates, what was retired, and the way to the catalogue.

Knows no Qt.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from planner.domain.certification import Certification, successor_in_force
from planner.domain.goal import Goal
from planner.domain.plan import Plan
from planner.formats import last_day
from planner.i18n import _, ngettext
from planner.services.certificates import Certificate, can_be_renewed, certificates
from planner.ui.shared.date_words import FullDateWords
from planner.values import Value

_LATELY: Final = timedelta(days=730)  # so long is it news that something was retired
_SOON: Final = 180  # days before the expiry from which it is said as something to look at

RENEW, SHOW, DETAILS, BROWSE = "renew", "show", "details", "browse"


class QuietRow(Value):
    """One line.

    Attributes:
        id: of the goal for a certificate, of the certification for one that is retired.
        icon: what stands before it, in the colour role `tone`.
        name: how the line begins, in bold; `text` goes on.
        action: the words on its button, "" for none; `act` is what it does, and `target` to which id.
        can_be_removed: whether it is a goal of the plan.
    """

    id: str
    icon: str
    tone: str
    name: str
    text: str
    action: str = ""
    act: str = ""
    target: str = ""
    can_be_removed: bool = False

    @property
    def spoken(self) -> str:
        """All of it in one sentence."""
        return f"{self.name} {self.text}"


def quiet_rows(
    plan: Plan, catalogue: Mapping[str, Certification], today: date, words: FullDateWords
) -> tuple[QuietRow, ...]:
    """Return the certificates by their expiry, then what was retired beside the plan, then the catalogue."""
    earned = sorted(certificates(plan, catalogue), key=lambda each: each.valid_until or date.max)
    lines = [_certificate_row(plan, each, catalogue, today, words) for each in earned]
    lines += _retired_rows(plan, catalogue, today, words)
    return (*lines, _catalogue_row(catalogue)) if catalogue else tuple(lines)


def _certificate_row(
    plan: Plan,
    certificate: Certificate,
    catalogue: Mapping[str, Certification],
    today: date,
    words: FullDateWords,
) -> QuietRow:
    certification = catalogue.get(certificate.certification or "")
    goal, left = plan.goals[certificate.goal], certificate.days_left(today)
    is_soon = left is not None and left <= _SOON
    action, act, target = _offer(plan, certificate, certification, left, words)
    return QuietRow(
        id=goal.id,
        icon="rotate-ccw" if is_soon else "award",
        tone="warn.text" if is_soon and not certificate.renewal else "text.tertiary",
        name=goal.title if certification is None else certification.short_name,
        text=_certificate_words(certificate, left, words),
        action=action,
        act=act,
        target=target,
        can_be_removed=True,
    )


def _certificate_words(certificate: Certificate, left: int | None, words: FullDateWords) -> str:
    passed = "" if certificate.passed_on is None else words.plain_day(certificate.passed_on)
    if certificate.valid_until is None or left is None:
        return _("was passed on {day}.").format(day=passed) if passed else _("is passed.")
    end = words.plain_day(certificate.valid_until)
    if left < 0:
        return _("expired on {day}.").format(day=end)
    if left == 0:
        return _("expires today.")
    if left <= _SOON:
        template = ngettext("expires on {day}, in {count} day.", "expires on {day}, in {count} days.", left)
        return template.format(day=end, count=left)
    return _("was passed on {passed}, valid until {day}.").format(passed=passed, day=end)


def _offer(
    plan: Plan,
    certificate: Certificate,
    certification: Certification | None,
    left: int | None,
    words: FullDateWords,
) -> tuple[str, str, str]:
    """Return the button of a certificate as (words, act, target)."""
    renewal = plan.goals.get(certificate.renewal or "")
    if renewal is not None:
        return _renewal_words(renewal, words), SHOW, renewal.id
    if left is not None and left > 0 and can_be_renewed(certificate, certification):
        return _("Plan renewal..."), RENEW, certificate.goal
    return "", "", ""


def _renewal_words(renewal: Goal, words: FullDateWords) -> str:
    if renewal.due is None:
        return _("Renewal planned")
    return _("Renewal by {day}").format(day=words.plain_day(last_day(renewal.due)))


def _retired_rows(
    plan: Plan, catalogue: Mapping[str, Certification], today: date, words: FullDateWords
) -> Iterator[QuietRow]:
    """Yield what was retired and is in the plan, or lately left its place to something in the plan."""
    named = {goal.certification for goal in plan.goals.values()}
    for certification in catalogue.values():
        successor = successor_in_force(certification, catalogue)
        is_late = certification.retired_on is not None and today - certification.retired_on <= _LATELY
        is_near = certification.id in named or (is_late and successor is not None and successor.id in named)
        if certification.retired and is_near:
            yield QuietRow(
                id=certification.id,
                icon="triangle-alert" if certification.id in named else "info",
                tone="warn.text" if certification.id in named else "text.tertiary",
                name=certification.short_name,
                text=retirement_words(certification, successor, words),
                action=_("Details"),
                act=DETAILS,
                target=certification.id,
            )


def retirement_words(
    certification: Certification, successor: Certification | None, words: FullDateWords
) -> str:
    """Say since when a certification is retired and what took its place, to go on after its name."""
    day = "" if certification.retired_on is None else words.plain_day(certification.retired_on)
    if successor is None:
        return _("was retired on {day}.").format(day=day) if day else _("is retired.")
    if not day:
        return _("is retired; {successor} took its place.").format(successor=successor.short_name)
    return _("was retired on {day}; {successor} took its place.").format(
        day=day, successor=successor.short_name
    )


def _catalogue_row(catalogue: Mapping[str, Certification]) -> QuietRow:
    retired = sum(certification.retired for certification in catalogue.values())
    text = ngettext(
        "knows {count} certification, {retired} of them retired.",
        "knows {count} certifications, {retired} of them retired.",
        len(catalogue),
    )
    return QuietRow(
        id="",
        icon="book-open",
        tone="text.tertiary",
        name=_("The catalogue"),
        text=text.format(count=len(catalogue), retired=retired),
        action=_("Browse..."),
        act=BROWSE,
    )
