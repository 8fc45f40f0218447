"""One suite for each port, sat by the fake and by the real thing alike."""
