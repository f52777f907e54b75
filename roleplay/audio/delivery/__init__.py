"""What can be measured of how somebody speaks: physical quantities with their units, never what the person feels."""
