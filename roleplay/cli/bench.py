"""`roleplay bench`: measures, for the README and for those who change something."""

from __future__ import annotations

import typer

group = typer.Typer(help="Measure speed and understanding on this machine.", no_args_is_help=True)
