"""Questions and answers: positions, gaps, coverage and the competency questions."""
