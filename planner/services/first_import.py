"""A first plan that is made of a roadmap from a file: what is remembered for the file's next version."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from planner.domain.plan import Plan
from planner.exchange.incoming import IncomingRoadmap
from planner.services.followed_roadmaps import first_followed
from planner.services.importing import first_roadmap


def known_items(incoming: IncomingRoadmap) -> frozenset[str]:
    """Return the ids of the items of which the file says that they are done or known."""
    achieved = (id for id, status in incoming.states.items() if status.is_achieved)
    return frozenset(achieved) & frozenset(_ids(incoming))


def following(plan: Plan, incoming: IncomingRoadmap, file: str, now: datetime) -> Plan:
    """Return a first plan as one that follows the roadmap it was made of; `file` is the name of its file."""
    record = first_followed(
        first_roadmap(incoming),
        now,
        form=incoming.form,
        file=file,
        estimated=incoming.estimated,
        is_personal=incoming.is_personal,
    )
    record = replace(record, id=record.id or "roadmap")
    return replace(plan, followed={**plan.followed, record.id: record})


def _ids(incoming: IncomingRoadmap) -> Iterable[str]:
    return (item.id for item in first_roadmap(incoming).items)
