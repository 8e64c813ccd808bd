"""The fault matrix: one automatic test or more for each numbered fault, named by its id (``test_S31_...``)."""
