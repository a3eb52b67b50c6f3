"""Presenting: frames of the journey on one screen, the speaker's console on another.

``SlideShow`` knows which frame is shown and how much of it; ``Projection`` is the window on the
wall. It paints a picture of the frame and over it its layers, one after another. A layer is what
a new tool of a workshop is made of: one file in ``layers``, see ``layer.ShowLayer``.
"""
