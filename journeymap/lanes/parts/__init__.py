"""What several kinds of lane are drawn with."""
