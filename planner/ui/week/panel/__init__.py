"""The panel beside the week: hours, checklist, and the details of a session."""
