"""Understanding of what the trainee says: techniques, replies and facts in an utterance, with the evidence."""
