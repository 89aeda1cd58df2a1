"""Use cases: from a plan and a wish to an edit, and the one door through which edits pass."""
