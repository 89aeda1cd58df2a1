"""The command palette: everything that can be done or shown, by a few letters of its name."""
