"""Where answers come from: the only room that reads data files."""
