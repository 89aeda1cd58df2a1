"""What would make a date hold that cannot be met, each remedy alone sufficient and verified."""
