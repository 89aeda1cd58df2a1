"""What moving a session does to the dates, in a few words; knows no Qt."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from planner.domain.goal import Goal
from planner.domain.plan import Plan
from planner.i18n import _
from planner.scheduling.schedule import GoalOutlook, Verdict
from planner.services.words import verdict_word
from planner.ui.shared.verdicts import BY_URGENCY, slack_words
from planner.values import Value

if TYPE_CHECKING:
    from planner.scheduling.contradictions import Contradiction

_ICONS = {
    Verdict.FEASIBLE: "circle-check",
    Verdict.TIGHT: "triangle-alert",
    Verdict.IMPOSSIBLE: "octagon-x",
}
_HOLDS = (Verdict.FEASIBLE, Verdict.TIGHT)


class Effect(Value):
    """What stands beside the hand, and the same as a sentence with its icon."""

    short: str
    icon: str
    sentence: str


def effect_on(
    goals: Mapping[str, Goal],
    before: Mapping[str, GoalOutlook],
    after: Mapping[str, GoalOutlook],
    served: str | None,
    week: int,
) -> Effect:
    """Return what a change does: the date that it harms most, else one it helps, else that of its own goal.

    `served` is the goal of the session that is moved; `week` the minutes of an ordinary week.
    """
    changed = [id for id in after if id in before and after[id].verdict is not before[id].verdict]
    if changed:
        harmed = [id for id in changed if _urgency(after[id]) < _urgency(before[id])]
        gravest = min(harmed or changed, key=lambda id: _urgency(after[id]))
        return _becomes(goals[gravest].title, before[gravest].verdict, after[gravest].verdict)
    is_dated = served is not None and served in after and after[served].verdict in _ICONS
    id = served if is_dated else _most_urgent(after)
    if id is None:
        return Effect(_("no date is touched"), "info", _("No date is touched."))
    return _stays(goals[id].title, after[id], week)


def known_contradictions(plan: Plan, now: datetime) -> "list[Contradiction]":
    """Return the contradictions between pins that a plan has already, so that no move is blamed for them."""
    # What a start does not need is brought in by the first move.
    from planner.scheduling.contradictions import contradictions

    return contradictions(plan, now)


def with_contradiction(
    effect: Effect, known: "Collection[Contradiction]", after: Plan, now: datetime
) -> Effect:
    """Return an effect that says first which pins a change makes contradict each other, if it does.

    `known` are the contradictions of the plan before it.
    """
    # What a start does not need is brought in by the first move.
    from planner.scheduling.contradictions import added_contradiction
    from planner.services.contradiction_words import contradiction_sentence

    against = added_contradiction(known, after, now)
    if against is None:
        return effect
    sentences = contradiction_sentence(after, against), effect.sentence
    return Effect(effect.short, "triangle-alert", " ".join(sentences))


def _urgency(outlook: GoalOutlook) -> int:
    """Return how urgent a verdict is; 0 is the most."""
    return BY_URGENCY.index(outlook.verdict)


def _most_urgent(outlooks: Mapping[str, GoalOutlook]) -> str | None:
    dated = [id for id, outlook in outlooks.items() if outlook.verdict in _ICONS]
    return min(dated, key=lambda id: BY_URGENCY.index(outlooks[id].verdict), default=None)


def _becomes(title: str, before: Verdict, after: Verdict) -> Effect:
    icon = _ICONS.get(after, "info")
    if after is Verdict.IMPOSSIBLE:
        return Effect(
            _("{goal} no longer holds").format(goal=title),
            icon,
            _("{goal} can no longer be met in time.").format(goal=title),
        )
    if before is Verdict.IMPOSSIBLE:
        return Effect(
            _("{goal} holds").format(goal=title),
            icon,
            _("{goal} can be met in time again.").format(goal=title),
        )
    word = verdict_word(after).lower()
    return Effect(
        _("{goal}: {verdict}").format(goal=title, verdict=word),
        icon,
        _("{goal} becomes {verdict}.").format(goal=title, verdict=word),
    )


def _stays(title: str, outlook: GoalOutlook, week: int) -> Effect:
    icon = _ICONS[outlook.verdict]
    if outlook.verdict not in _HOLDS:
        return Effect(
            _("{goal} stays not feasible").format(goal=title),
            icon,
            _("{goal} stays not feasible.").format(goal=title),
        )
    slack = slack_words(outlook.margin or 0, week)
    return Effect(
        _("keeps {goal}, {slack}").format(goal=title, slack=slack),
        icon,
        _("{goal} stays {verdict}, {slack}.").format(
            goal=title, verdict=verdict_word(outlook.verdict).lower(), slack=slack
        ),
    )
