"""Reviews of customers read out of tables and texts, and brought in as quotes once confirmed."""
