"""Respondent files beyond memory, counted by DuckDB: the same numbers to the last digit."""
