"""What the numbers say: facts into sentences in bokmål and nynorsk."""
