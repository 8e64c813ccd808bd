"""Source and result, frame by frame: the *Compare* page and what it exports."""
