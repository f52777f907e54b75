"""Statements on their way to a learning record store. The only part of the program that talks HTTP for exports."""
