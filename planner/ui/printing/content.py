"""What a wish is printed of, made from the plan as it is now."""

from datetime import date

from planner.services.catalog import certifications
from planner.services.item_export import without_personal_texts
from planner.services.portfolio import portfolio_of
from planner.services.printing import Printout
from planner.services.workspace import Workspace
from planner.ui.printing.document import Content
from planner.ui.printing.plan_rows import printed_plan
from planner.ui.printing.portfolio import printed_portfolio
from planner.ui.printing.rows import printed_week
from planner.ui.week.grid.locale import GridLocale


def content_of(
    workspace: Workspace, first: date, printout: Printout, words: GridLocale, name: str = ""
) -> Content:
    """Return the rows of the week that begins with a day, of the plan from there on, or of the portfolio.

    `name` is the learner's, for the portfolio.
    """
    if printout is Printout.PORTFOLIO:
        plan = without_personal_texts(workspace.plan)  # an application is handed on
        return printed_portfolio(portfolio_of(plan, certifications(), name), workspace.now.date())
    make = printed_plan if printout is Printout.PLAN else printed_week
    return make(workspace.plan, workspace.schedule, first, workspace.now, words)
