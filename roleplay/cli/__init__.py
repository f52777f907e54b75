"""The command line: reads arguments, asks the facade, prints, exits. It holds no rules of its own."""
