"""What was asked and answered: plain values, standard library only."""
