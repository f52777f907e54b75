"""Test plans: calls written down beside a scenario, with what must come of them."""
