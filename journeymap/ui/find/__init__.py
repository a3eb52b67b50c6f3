"""Search and replace beside the page: what to look for, what is found, what is put there."""
