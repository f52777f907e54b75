"""Measuring calls on this machine: how soon the customer answers, how well speech is recognised."""
