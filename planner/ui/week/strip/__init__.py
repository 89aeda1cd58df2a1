"""The strip above the week: goals with their verdicts."""
