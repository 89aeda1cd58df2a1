"""A plan in which much is done, with everything that shows it."""

from datetime import date

from planner.domain.goal import ExamOutcome
from planner.domain.item import Item, ItemKind, ItemStatus, Progress
from planner.domain.item_notes import Evidence, ItemNotes
from planner.domain.plan import Plan
from planner.values import replace
from tests.support.workspaces import first_plan

CERTIFICATE = Evidence(
    title="Certificate of completion", place="/home/ada/Papers/course python.pdf", on=date(2026, 9, 1)
)
REPOSITORY = Evidence(title="Repository", place="https://example.org/ada/churn", on=date(2026, 10, 1))


def achieved_plan(courses: int = 4, projects: int = 2) -> Plan:
    """Some courses and projects done, each with its proof, and an exam passed."""
    plan = first_plan()
    done = [*_of(plan, ItemKind.COURSE)[:courses], *_of(plan, ItemKind.PROJECT)[:projects]]
    days = [date(2026, 1 + number % 11, 3 + number) for number in range(len(done))]
    proof = {item.id: (REPOSITORY if item.kind is ItemKind.PROJECT else CERTIFICATE) for item in done}
    exam = replace(plan.goals["gcp-pmle"], outcome=ExamOutcome.PASSED, decided_on=date(2026, 11, 2))
    said = {item.id: Progress(item.id, ItemStatus.DONE, day) for item, day in zip(done, days, strict=True)}
    return replace(
        plan,
        goals={**plan.goals, exam.id: exam},
        progress={**plan.progress, **said},
        notes={id: ItemNotes(id=id, evidence=(each,)) for id, each in proof.items()},
    )


def _of(plan: Plan, kind: ItemKind) -> list[Item]:
    return [item for item in plan.items.values() if item.kind is kind]
