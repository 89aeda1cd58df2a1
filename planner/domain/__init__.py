"""What a study plan is: frozen values and their rules, with nothing but the standard library."""
