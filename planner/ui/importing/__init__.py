"""Taking in files from outside: what is dropped or chosen, read, looked at, and taken into the plan."""
