"""The history of a document in its window: versions, what changed since, and replay."""
