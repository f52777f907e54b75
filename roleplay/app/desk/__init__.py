"""The trainer's desk: what is asked of saved calls, one module a task."""
