"""What the Makefile calls: set-up, test run, checks. Standard library only; no part of the program."""
