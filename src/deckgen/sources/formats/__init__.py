"""Every kind of data file in, one plain value out: a DataFile with every cell as text."""
