"""What the learner keeps with an item, as it is shown and changed: evidence, steps, and a note."""
