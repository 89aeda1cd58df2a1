"""Settings of a plan: what belongs to the plan and travels with it, not to the window."""

from datetime import date

from planner.domain.availability import Limits
from planner.domain.errors import Refusal
from planner.i18n import _
from planner.values import Value

SETTINGS_ID = "settings"


class SessionLengths(Value):
    """Comfortable session lengths in minutes."""

    least: int = 25
    default: int = 50
    most: int = 120

    def __post_init__(self) -> None:
        """Refuse lengths out of order."""
        if not 5 <= self.least <= self.default <= self.most:
            raise Refusal(_("Session lengths must run from least to most, with at least 5 minutes."))


class Settings(Value, kw_only=True):
    """Facts of the plan as a whole; there is one record of it.

    Attributes:
        roadmap: id of the roadmap it was made from.
        background: id of the learner's background, or None: every item counts in full.
        start: nothing is laid out before 00:00 of this day.
        tight_percent: a goal is tight when its margin is under this share of its work, in per cent.
        learn_estimates: whether the plan counts with the learner's own pace where it is known.
        review_percent: the most of a week's study time that reviews may take, in per cent; 0 for none.
    """

    id: str = SETTINGS_ID
    title: str = ""
    roadmap: str = ""
    background: str | None = None
    start: date | None = None
    lengths: SessionLengths = SessionLengths()
    limits: Limits = Limits()
    tight_percent: int = 10
    learn_estimates: bool = True
    review_percent: int = 20

    def __post_init__(self) -> None:
        """Refuse a share outside 0 to 100 %."""
        if not 0 <= self.tight_percent <= 100:
            raise Refusal(_("The share below which a date counts as tight lies between 0 and 100 %."))
        if not 0 <= self.review_percent <= 100:
            raise Refusal(_("The share of a week for reviews lies between 0 and 100 %."))
