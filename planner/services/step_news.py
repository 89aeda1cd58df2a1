"""What the newest change did besides what was wished: the same in the window and in a terminal."""

from planner.services.estimate_words import WriteDay, news_sentence
from planner.services.workspace import Workspace


def step_news(workspace: Workspace, write_day: WriteDay) -> tuple[str, ...]:
    """Return a sentence each for lost dates, a pin that cannot hold, and other estimates; mostly none."""
    plan = workspace.plan
    lost, against, estimates = workspace.lost_dates, workspace.new_contradiction, workspace.estimate_news
    sentences = []
    # Both kinds of words are wanted after few changes, and so not brought in by the start.
    if lost:
        from planner.services.lost_dates import lost_dates_sentence

        sentences.append(lost_dates_sentence(plan, lost))
    if against is not None:
        from planner.services.contradiction_words import contradiction_sentence

        sentences.append(contradiction_sentence(plan, against))
    if estimates is not None:
        sentences.append(news_sentence(plan, estimates, write_day))
    return tuple(filter(None, sentences))
