"""The Courses screen: courses, books and videos with their units, hours and dates."""
