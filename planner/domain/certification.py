"""Certifications: what the catalogue knows of an exam, with how sure it is."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from planner.values import Value, field


class RenewalBy(StrEnum):
    """How a vendor renews a certificate."""

    EXAM = "exam"
    ASSESSMENT = "assessment"


class ExamDomain(Value):
    """A part of an exam with its weight range in per cent, and the roadmap items that prepare for it.

    `short` says its name in a word or two for tables; "" where the name itself is short enough.
    """

    name: str
    weight_low: float | None = None
    weight_high: float | None = None
    items: tuple[str, ...] = ()
    short: str = ""

    @property
    def brief_name(self) -> str:
        """Its name where there is little room."""
        return self.short or self.name


class Certification(Value, kw_only=True):
    """One certification.

    Attributes:
        retired_on: the day it was retired, or None while it can be taken or when the day is not known.
        successor: id of the certification that took its place.
        item: id of the roadmap item that prepares for it, or None when no shipped item does.
        duration_minutes: length of the exam, or None when it is not known.
        validity_months: how long a certificate is valid, or None when it never expires or that is unknown.
        renewal: how a certificate is kept, in the words of the catalogue; "" where nothing is known.
        renewal_by: whether it is kept by an exam or by an assessment of the vendor; None for neither.
        renewal_opens_days: days before the expiry from which it can be renewed, or None when not known.
        retake_days: days to wait after the first, the second ... failed try; the last holds for later ones.
        unconfirmed: what to look up on the official page before booking, in short sentences.
        unconfirmed_fields: the names of the fields that could not be confirmed.
        checked_on: the date of the newest source, as far as it is known (a year, a month or a day).
    """

    id: str
    name: str
    short_name: str
    vendor: str
    code: str = ""
    exam_title: str = ""
    level: str = ""
    retired: bool = False
    retired_on: date | None = None
    successor: str | None = None
    item: str | None = None
    duration_minutes: int | None = None
    price_usd: int | None = None
    validity_months: int | None = None
    recommended_experience: str = ""
    renewal: str = ""
    renewal_by: RenewalBy | None = None
    renewal_opens_days: int | None = None
    retake_days: tuple[int, ...] = ()
    domains: tuple[ExamDomain, ...] = ()
    official_url: str = ""
    unconfirmed: tuple[str, ...] = ()
    unconfirmed_fields: tuple[str, ...] = ()
    checked_on: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)

    def retake_day(self, failed_on: date, tries: int = 1) -> date | None:
        """Return the first day on which an exam failed for the `tries`-th time may be taken again.

        None where the catalogue knows of no wait.
        """
        if not self.retake_days:
            return None
        wait = self.retake_days[min(max(tries, 1), len(self.retake_days)) - 1]
        return failed_on + timedelta(days=wait)

    def valid_until(self, passed_on: date, times: int = 1) -> date | None:
        """Return the last day of a certificate that counts `times` its validity; None where it has no end."""
        if self.validity_months is None:
            return None
        return months_later(passed_on, self.validity_months * times)


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, or the last of its month where that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def successor_in_force(
    certification: Certification, catalogue: Mapping[str, Certification]
) -> Certification | None:
    """Return the first successor, or successor of a successor, that can still be taken; None without one.

    `catalogue` goes from id to certification. A chain that leaves it, or runs in a circle, leads to none.
    """
    seen = {certification.id}
    successor = catalogue.get(certification.successor or "")
    while successor is not None and successor.retired and successor.id not in seen:
        seen.add(successor.id)
        successor = catalogue.get(successor.successor or "")
    return None if successor is None or successor.id in seen else successor
