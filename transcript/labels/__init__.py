"""Who speaks: the label styles, what makes a label a person's, and the choice between explanations."""
