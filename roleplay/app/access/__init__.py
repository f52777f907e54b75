"""Who is signed in, and what they may do: the one place that lets people in and keeps them out.

`control` answers `core.rights.Access`. `guard` puts a check before every public method of the facade and of its
desks, by the rules in `table`; the window and the command line come in through the same methods. `entry` lets people
in (`passphrases`, `codes`, delays by `clock`), `kept` keeps a sign-in on the command line, `people_file` reads people
from a table.
"""
