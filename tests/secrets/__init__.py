"""A planted key is hunted for wherever the program leaves anything."""
