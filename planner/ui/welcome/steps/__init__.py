"""The five steps of the first run, a widget each."""
