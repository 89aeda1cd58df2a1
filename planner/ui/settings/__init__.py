"""The settings: what belongs to the window, what belongs to the plan, and what is kept where."""
