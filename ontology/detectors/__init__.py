"""Recognise personal data in free text, one detector per kind; none of them keeps or returns what it saw."""
