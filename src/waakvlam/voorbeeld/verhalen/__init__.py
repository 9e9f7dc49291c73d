"""What happens to people: pieces of a course, each a walk through the calendar that others can start or continue."""
