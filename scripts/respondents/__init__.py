"""The parts of make_respondents: what to hit, who answers, what they answer, and the fitting of it."""
