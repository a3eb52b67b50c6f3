"""Tables, whatever file they come from: their columns, what these mean, and the rows."""
