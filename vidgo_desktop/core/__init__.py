"""Everything that decides, in plain Python: no Qt, so it runs and is tested without a display."""
