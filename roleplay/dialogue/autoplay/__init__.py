"""Playing scenarios by themselves, thousands of times, to find their flaws."""
