from planner.domain.item import Progress
from planner.domain.plan import Plan
from planner.scheduling.forecast import Forecast
from planner.ui.progress.studied import minutes_by_day, minutes_by_week, recent_pace
from planner.ui.progress.verdict_rows import VerdictRow, verdict_row
from planner.values import replace
from tests.support.forecasts import forecast_of, goal_forecast
from tests.support.plans import NOW, all_done, at, day
from tests.ui.progress.small import WORDS, schedule_of, small_plan

WEEKS = {-7 * week + 2: 120 for week in range(1, 13)}


def known(weeks_seen: int = 12, chance: float = 0.88) -> Forecast:
    goals = {
        "test": goal_forecast("test", NOW.date(), days=42, chance=chance),
        "some-day": goal_forecast("some-day", NOW.date(), days=120, chance=None),
    }
    return forecast_of(goals, NOW, weeks_seen=weeks_seen)


def words_of(plan: Plan | None = None, forecast: Forecast | None = None, goal: str = "test") -> VerdictRow:
    plan = plan or small_plan(WEEKS)
    return verdict_row(plan, schedule_of(plan), goal, forecast, NOW, WORDS)


def test_the_verdict_is_a_chance_a_day_and_the_numbers_behind_them() -> None:
    row = words_of(forecast=known())

    assert (row.verdict, row.chance, row.chance_words) == (
        "on_track",
        "88%",
        "chance to be ready by 25 Jan",
    )
    assert row.sentence == "Likely ready on 4 Jan; 8 of 10 runs end between 21 Dec and 18 Jan."
    assert {fact.name: fact.value for fact in row.facts} == {
        "Done": "24 of 60 h",
        "Left to study": "36 h",
        "Needed": "4 h a week",
        "Planned": "10 h a week",
        "Your last 8 weeks": "2 h a week",
        "Slack": "5 weeks",
    }
    assert row.basis == "From 10,000 runs of your last 12 weeks of logged hours and the estimates."


def test_it_is_told_by_when_so_many_runs_are_finished_as_the_terminal_tells_it() -> None:
    found = goal_forecast("test", NOW.date(), days=42)
    assert [(fact.name, fact.value) for fact in words_of(forecast=known()).finish] == [
        ("In 50 of 100 runs by", "4 Jan"),
        ("In 80 of 100 runs by", "18 Jan"),
        ("In 95 of 100 runs by", "1 Feb"),
    ]
    assert found.finish is not None
    late = replace(found, finish=(*found.finish[:2], None))
    row = words_of(forecast=forecast_of({"test": late}, NOW))
    assert row.finish[2].value == "not in twenty years"
    assert words_of().finish == ()


def test_the_chance_is_that_of_the_day_by_which_the_study_is_done() -> None:
    plan = small_plan(WEEKS)
    early = replace(plan, goals={**plan.goals, "test": replace(plan.goals["test"], buffer_days=7)})

    assert words_of(early, known()).chance_words == "chance to be ready by 18 Jan"


def test_with_few_weeks_it_says_on_what_the_chance_rests() -> None:
    row = words_of(small_plan(), known(weeks_seen=1))

    assert row.chance == "88%"
    assert "under 2 weeks of hours are logged" in row.basis
    assert not [fact for fact in row.facts if fact.name.startswith("Your last")]


def test_until_the_forecast_is_there_its_place_is_kept() -> None:
    row = words_of()

    assert (row.has_chance, row.chance, row.basis) == (True, "", "")
    assert row.sentence == "The forecast is being worked out."


def test_a_goal_without_a_date_has_a_day_and_no_chance() -> None:
    row = words_of(forecast=known(), goal="some-day")

    assert (row.has_chance, row.chance, row.verdict) == (False, "", "")
    assert row.sentence == "Likely ready on 23 Mar; 8 of 10 runs end between 11 Feb and 2 May."
    assert "Needed" not in [fact.name for fact in row.facts]


def test_days_that_are_far_away_have_their_years_both_of_them() -> None:
    found = goal_forecast("test", NOW.date(), days=300)
    row = words_of(forecast=forecast_of({"test": found}, NOW))

    assert row.sentence.endswith("; 8 of 10 runs end between 11 Jun 2027 and 28 Dec 2027.")


def test_a_goal_that_is_hardly_reached_says_so() -> None:
    found = replace(goal_forecast("test", NOW.date()), finish=(None, None, None), chance=0.001)
    row = words_of(forecast=forecast_of({"test": found}, NOW))

    assert row.chance == "<1%"
    assert row.sentence == "In less than half of the runs it is finished at all."


def test_a_date_that_fits_and_is_unlikely_says_why() -> None:
    row = words_of(forecast=known(chance=0.39))

    assert (row.verdict, row.chance) == ("on_track", "39%")
    assert row.sentence.endswith("The plan holds with all its hours; you keep about 85% of them.")


def test_a_goal_with_nothing_left_asks_for_no_forecast() -> None:
    plan = small_plan(WEEKS)
    done = replace(
        plan, progress={id: Progress(id, said, day(-1)) for id, said in all_done("a", "b").items()}
    )
    row = words_of(done, known())

    assert (row.verdict, row.chance, row.basis) == ("done", "", "")
    assert row.sentence == "Nothing is left to study."
    assert [fact.name for fact in (*row.finish, *row.facts)] == ["Done"]


def test_a_date_that_is_over_has_no_chance() -> None:
    plan = small_plan(WEEKS)
    over = replace(plan.goals["test"], due=at(-1))
    row = words_of(replace(plan, goals={"test": over}), known())

    assert not row.has_chance


def test_the_pace_counts_whole_weeks_since_study_began() -> None:
    def pace(logged: dict[int, int]) -> tuple[int, int]:
        return recent_pace(minutes_by_day(small_plan(logged)), NOW.date())

    assert pace({}) == (0, 0)
    assert pace({0: 60}) == (0, 0)
    assert pace({-1: 60}) == (1, 60)
    assert pace({-21: 60, -1: 120}) == (3, 60)
    assert pace({-700: 600, -1: 80}) == (8, 10)


def test_minutes_are_summed_by_day_and_by_the_weeks_of_the_locale() -> None:
    by_day = minutes_by_day(small_plan({-1: 30, 0: 20}))

    assert by_day == {day(-1): 30, day(0): 20}
    assert minutes_by_week(by_day) == {day(-7): 30, day(0): 20}
    assert minutes_by_week(by_day, first_weekday=6) == {day(-1): 50}
