"""What is said, slide by slide: read the deck file, plan the whole deck as one frozen value."""
