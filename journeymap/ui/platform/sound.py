"""A gong, by whatever plays sounds on this machine; where nothing does, the system's beep.

Qt's own sounds are no part of the Qt this program needs, so the program of each system is asked.
"""

from __future__ import annotations

import io
import math
import shutil
import struct
import sys
import wave
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication

from journeymap.paths import private, private_folder, state_folder

_RATE = 22_050
_LASTS = 1.6
_TONES = ((523.25, 1.0), (659.26, 0.6), (1046.5, 0.25))
"""The tones of the gong in hertz (C, E, C), and how loud each is."""

_LOUD = 0.34
_PLAYERS = ("pw-play", "paplay", "afplay", "aplay")


def gong() -> bytes:
    """Return the sound as a WAV file: three tones that die away within 1.6 seconds."""
    frames = bytearray()
    for i in range(round(_RATE * _LASTS)):
        t = i / _RATE
        loud = _LOUD * min(1.0, t * 200) * math.exp(-3.2 * t)
        tone = sum(part * math.sin(math.tau * hertz * t) for hertz, part in _TONES)
        frames += struct.pack("<h", round(32_000 * max(-1.0, min(1.0, loud * tone))))
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        file.writeframes(bytes(frames))
    return made.getvalue()


def ring() -> None:
    """Sound the gong and wait for nothing; a machine without sound says nothing about it."""
    with suppress(OSError, RuntimeError):
        if sys.platform == "win32":
            import winsound

            winsound.PlaySound(str(_file()), winsound.SND_FILENAME | winsound.SND_ASYNC)
            return
        player = next(filter(None, map(shutil.which, _PLAYERS)), None)
        if player and QProcess.startDetached(player, [str(_file())])[0]:
            return
    QApplication.beep()


def _file() -> Path:
    """Return where the sound lies, made when it is needed first."""
    path = state_folder() / "gong.wav"
    if not path.is_file():
        private_folder(path.parent)
        with open(path, "wb", opener=private) as file:
            file.write(gong())
    return path
