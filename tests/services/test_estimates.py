import pytest

from planner.domain.errors import Refusal
from planner.domain.settings import Settings
from planner.services.estimates import use_estimates
from tests.support.plans import item, make_plan


@pytest.mark.parametrize(
    ("used", "label"), [(True, "Estimates follow your pace"), (False, "Estimates stay as published")]
)
def test_the_choice_is_one_step_that_says_what_it_does(used: bool, label: str) -> None:
    plan = make_plan([item("a")], settings=Settings(learn_estimates=not used, tight_percent=20))
    edit = use_estimates(plan, used)

    assert edit.label == label
    assert plan.after(edit).settings == Settings(learn_estimates=used, tight_percent=20)
    assert plan.after(edit).after(edit.reverse).settings == plan.settings


@pytest.mark.parametrize("used", [True, False])
def test_what_is_so_already_is_refused(used: bool) -> None:
    plan = make_plan([item("a")], settings=Settings(learn_estimates=used))

    with pytest.raises(Refusal, match="Nothing changes"):
        use_estimates(plan, used)
