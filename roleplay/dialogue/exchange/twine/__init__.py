"""Twine stories: Twee 3 and published HTML, in the story formats Harlowe, SugarCube, Chapbook and Snowman."""
