"""What the program promises, sentence by sentence."""
