"""The conductor of one live call; it gets its parts through the ports of core."""
