"""Pictures of an answer, each with its text twin."""
