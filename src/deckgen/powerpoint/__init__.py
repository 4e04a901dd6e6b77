"""What lands on disk: the template read, the deck written, one file that PowerPoint trusts."""
