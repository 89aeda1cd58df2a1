"""The command line: the program's answers in a terminal. Knows no Qt; the window comes as an argument."""
