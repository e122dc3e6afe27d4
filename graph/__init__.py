"""Structure without law: projection, reach, measures and comparison."""
