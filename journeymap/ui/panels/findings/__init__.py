"""The findings beside the main view: listed, gone through, dismissed, made ideas of."""
