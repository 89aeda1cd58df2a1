"""The plan on paper: what is said there, how it is drawn, and how it is sent to a printer or a file."""
