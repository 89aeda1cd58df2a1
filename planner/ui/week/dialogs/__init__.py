"""What the week asks back: times spent, time to log, completion."""
