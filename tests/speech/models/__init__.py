"""Tests of the recognition models."""
