"""Find a person in a study and remove every trace of them."""
