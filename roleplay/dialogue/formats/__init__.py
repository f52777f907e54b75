"""How scenarios are written, checked and kept: YAML source, diagnostics, and the compiled library."""
