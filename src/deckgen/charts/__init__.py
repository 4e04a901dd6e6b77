"""How a crosstab looks: choose a chart kind, settle it, draw it with Matplotlib."""
