"""Everything that the window and the command line can ask for, in one object made of a class per area.

Each class builds on the one before: machine, practice, scenarios, desks, files, sessions, benches, and `Roleplay`,
which adds the running calls. A new desk is one property: in `scenarios` (writing them), `desks` (people, calls,
grades, reports) or `files` (privacy, exports, what goes to other machines); its methods are lines of the rights table
(`roleplay.app.access.table`).
"""

from roleplay.app.facade.roleplay import Roleplay
from roleplay.app.facade.scenarios import DEMO_SCENARIO

__all__ = ["DEMO_SCENARIO", "Roleplay"]
