"""Presenting: frames of the journey on one screen, the speaker's console on another.

``Show`` knows which frame is shown and how much of it; ``Projection`` is the window on the wall.
It paints a picture of the frame and over it its layers, one after another: filmstrip, foot line,
drawing, pointer, number, overview, blank. A layer is what a new tool of a workshop is made of:
see ``layer.Layer``, and ``projection.LAYERS`` where their order stands.
"""
