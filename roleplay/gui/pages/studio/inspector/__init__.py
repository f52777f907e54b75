"""What is looked at in the studio, as a form: the customer, a moment, a reply."""
