"""What all parts speak about: sound, events, errors and ports. Standard library only."""
