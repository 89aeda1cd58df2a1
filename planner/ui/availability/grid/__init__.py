"""The grid on which the hours of a week are painted."""
