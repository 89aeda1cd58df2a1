"""What the learner can show for an application: courses, projects and exams that are done, with proof."""

from collections.abc import Iterable, Mapping
from datetime import date

from planner.domain.certification import Certification
from planner.domain.item import Item, ItemKind, ItemStatus, Resource
from planner.domain.item_notes import Evidence
from planner.domain.plan import Plan
from planner.services.certificates import Certificate, certificates
from planner.values import Value


class Achievement(Value, kw_only=True):
    """A course or a project that is done.

    Attributes:
        course: what the course that was taken is called, "" for a project and where none was chosen.
        provider: whose course that is, "" where that is not said.
        minutes: how long it was studied; where no time was logged, how long it is estimated to take.
        is_estimate: whether that is so.
        on: the day on which it was done, where that is known.
        proof: certificates, links and files.
    """

    title: str
    course: str = ""
    provider: str = ""
    minutes: int = 0
    is_estimate: bool = False
    on: date | None = None
    proof: tuple[Evidence, ...] = ()


class PassedExam(Value, kw_only=True):
    """An exam that was passed.

    Attributes:
        valid_until: the last day of its certificate, None where it has no end that is known.
    """

    title: str
    vendor: str = ""
    code: str = ""
    on: date | None = None
    valid_until: date | None = None
    proof: tuple[Evidence, ...] = ()


class Portfolio(Value, kw_only=True):
    """Everything of it.

    Attributes:
        name: the learner's, "" where it is not to be told.
        title: what was studied: the plan's title.
    """

    name: str
    title: str
    exams: tuple[PassedExam, ...] = ()
    projects: tuple[Achievement, ...] = ()
    courses: tuple[Achievement, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is done yet."""
        return not (self.exams or self.projects or self.courses)


def portfolio_of(plan: Plan, catalogue: Mapping[str, Certification], name: str = "") -> Portfolio:
    """Return what is done in a plan, the newest first."""
    return Portfolio(
        name=name.strip(),
        title=plan.settings.title,
        exams=tuple(
            _exam(plan, each, catalogue.get(each.certification or ""))
            for each in reversed(certificates(plan, catalogue))
        ),
        projects=_achieved(plan, (ItemKind.PROJECT,)),
        courses=_achieved(plan, (ItemKind.COURSE,)),
    )


def _achieved(plan: Plan, kinds: Iterable[ItemKind]) -> tuple[Achievement, ...]:
    wanted = tuple(kinds)
    done = [
        item
        for item in plan.items.values()
        if item.kind in wanted and plan.status(item.id) is ItemStatus.DONE
    ]
    minutes = plan.study_minutes()
    achieved = (_achievement(plan, item, minutes.get(item.id, 0)) for item in done)
    return tuple(sorted(achieved, key=lambda each: each.on or date.min, reverse=True))


def _achievement(plan: Plan, item: Item, minutes: int) -> Achievement:
    resource = _taken(plan, item) if item.kind is ItemKind.COURSE else None
    progress = plan.progress.get(item.id)
    return Achievement(
        title=item.title,
        course=resource.title if resource else "",
        provider=resource.by if resource else "",
        minutes=minutes or item.effort.likely,
        is_estimate=not minutes,
        on=progress.on if progress else None,
        proof=plan.notes_of(item.id).evidence,
    )


def _taken(plan: Plan, item: Item) -> Resource | None:
    """Return the course that was taken: the one that the learner chose, or that the item itself is.

    What a roadmap only proposes is not named: in an application it would be a claim that nobody made.
    """
    wanted = plan.course_of(item.id).resource
    if wanted:
        return next((each for each in item.resources if each.id == wanted), None)
    is_itself = len(item.resources) == 1 and item.resources[0].title == item.title
    return item.resources[0] if is_itself else None


def _exam(plan: Plan, certificate: Certificate, certification: Certification | None) -> PassedExam:
    goal = plan.goals[certificate.goal]
    proof = [each for item in goal.items for each in plan.notes_of(item).evidence]
    return PassedExam(
        title=certification.name if certification else goal.title,
        vendor=certification.vendor if certification else "",
        code=certification.code if certification else "",
        on=certificate.passed_on,
        valid_until=certificate.valid_until,
        proof=tuple(proof),
    )
