"""What contradicts a pinned session, in one sentence."""

from planner.scheduling.contradictions import Contradiction
from planner.services.contradiction_words import contradiction_sentence
from planner.values import replace
from tests.support.plans import at, day, item, make_plan, session

PLAN = make_plan([item("alpha"), item("echo", needs="alpha")])
FOUND = Contradiction(session=session("echo", at(14, "07:45"), 60, pinned=True), need="alpha")


def test_each_kind_is_one_sentence_that_names_both() -> None:
    later = session("alpha", at(27, "20:00"), 60, pinned=True)
    assert [
        contradiction_sentence(PLAN, found)
        for found in (
            FOUND,
            replace(FOUND, later=later),
            replace(FOUND, opens=day(60)),
            replace(FOUND, need="echo", opens=day(60)),
        )
    ] == [
        "Echo is pinned to Mon 7 Dec 2026, 07:45 and needs Alpha, which is not finished by then.",
        "Echo is pinned to Mon 7 Dec 2026, 07:45 and needs Alpha, which is pinned to Sun 20 Dec 2026, 20:00.",
        "Echo is pinned to Mon 7 Dec 2026, 07:45 and needs Alpha, which opens on Fri 22 Jan 2027.",
        "Echo is pinned to Mon 7 Dec 2026, 07:45 and opens on Fri 22 Jan 2027.",
    ]
