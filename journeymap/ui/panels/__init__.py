"""The panels beside the canvas: navigator, inspector, outline."""
