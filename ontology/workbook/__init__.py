"""A model as a workbook: its sheets as data, writing and reading xlsx and ods, and what changed, cell by cell."""
