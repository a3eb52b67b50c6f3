"""Reviews: read, proposed, confirmed, counted."""
