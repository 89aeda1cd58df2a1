"""How a plan is made: pure functions from a plan and a moment to a schedule."""
