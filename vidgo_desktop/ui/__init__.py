"""What people see: widgets and item models. No network, no SQL, no keyring, no media decoding."""
