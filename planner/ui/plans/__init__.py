"""Several plans: which there are, opening another, a new one, and a scenario."""
