"""Where a course is found in the web. Knows no Qt."""

from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.web_address import is_web_address
from planner.services.courses import chosen_resource


def page_address(plan: Plan, item: Item) -> str:
    """Return the address of what a course is studied by, or else the first that it has; "" for none."""
    chosen = chosen_resource(plan, item.id)
    resources = (*((chosen,) if chosen else ()), *item.resources)
    return next((each.url for each in resources if is_web_address(each.url)), "")
