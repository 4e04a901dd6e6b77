"""Lint: what is wrong with a presentation file, ours or not, rule by rule."""
