"""The command line: one module per command group; prints and exits, holds no rules of the domain."""
