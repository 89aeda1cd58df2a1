"""The weekly review: what was, the hours to come, and the week that is accepted with it."""
