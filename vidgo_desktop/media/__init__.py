"""Looking into media files and making them, with PyAV. No Qt."""
