"""The week: its grid of sessions, its checklist, its strip of verdicts, and the details of a session."""
