"""The chart kinds, one file each; none knows another."""
