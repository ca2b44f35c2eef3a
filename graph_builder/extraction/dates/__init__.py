"""When: dates that the text tells, as days."""
