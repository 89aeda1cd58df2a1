"""Taking out what a plan holds: the dialog for it, and the calendar file that is kept up to date."""
