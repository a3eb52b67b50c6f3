"""What is open and worked on, without widgets: document, selection, keeping, findings."""
