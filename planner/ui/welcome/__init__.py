"""The first run: from five steps of answers to the first plan."""
