"""The parts of the shipped PowerPoint template, written out as OOXML by make_template.py."""
