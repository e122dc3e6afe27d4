"""What things mean: vocabulary, models, shapes, checks and the frozen domain types."""
