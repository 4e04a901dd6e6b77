"""Norway's county divisions and their outlines, as data files (read by `sources/geography.py`)."""
