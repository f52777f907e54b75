"""Languages of the open scenario: how far each has got, sheets for translators, voices."""
