"""The scenario's file as text, for those who like to write there."""
