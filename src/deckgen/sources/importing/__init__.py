"""A survey pack proposed from what a data file says about itself."""
