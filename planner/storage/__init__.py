"""Where the plan is kept: one SQLite file behind load() and save(edit)."""
