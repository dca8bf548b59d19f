"""Knowledge of the content: what has no offer, what is hard to read, what says the same thing twice."""
