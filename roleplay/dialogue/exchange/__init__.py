"""Stories from other tools, and back: Twee 3, Twine 2, Ink and Yarn become drafts of scenarios.

Everything here is pure: bytes in, a draft and a report out. Nothing of a story is ever executed, and no name in it is
used as a path. What a draft cannot hold is told line by line.
"""
