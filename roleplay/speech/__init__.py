"""Recognisers and voices, one module per engine, and the installer of recognition models."""
