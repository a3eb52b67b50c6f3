"""Reviews read: what they are about by their words, whether they praise, and where they belong."""
