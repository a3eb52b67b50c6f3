"""A screen saver and a portal that only write down what they are asked, for tests.

``dbus-run-session -- python -m tests.ui.screen_saver LOG COMMAND…`` answers on a bus of its own
while the command runs, and returns its exit code. A line of the log is a method and its caller's
texts and numbers; ``gone`` says that a caller left the bus.
"""

from __future__ import annotations

import subprocess
import sys
from ctypes import (
    CDLL,
    c_char_p,
    c_int,
    c_uint32,
    c_void_p,
    pointer,
)
from pathlib import Path

_ITERATOR = c_void_p * 32
_TEXT, _NUMBER, _PATH = ord("s"), ord("u"), ord("o")
COOKIE = 4_000_000_007
"""More than a number with a sign could hold."""

REQUEST = b"/org/freedesktop/portal/desktop/request/1_7/t"


def library() -> CDLL:
    """Load the library; all that is not said otherwise goes by pointers."""
    lib = CDLL("libdbus-1.so.3")
    for name in (
        "dbus_bus_get",
        "dbus_connection_pop_message",
        "dbus_message_new_method_return",
        "dbus_message_get_member",
        "dbus_message_get_interface",
        "dbus_message_get_path",
    ):
        function = getattr(lib, name)
        function.restype = c_char_p if "_get_" in name and "bus_get" not in name else c_void_p
        function.argtypes = [c_int, c_void_p] if name == "dbus_bus_get" else [c_void_p]
    lib.dbus_bus_request_name.argtypes = [c_void_p, c_char_p, c_uint32, c_void_p]
    lib.dbus_bus_add_match.argtypes = [c_void_p, c_char_p, c_void_p]
    lib.dbus_connection_read_write.argtypes = [c_void_p, c_int]
    lib.dbus_connection_send.argtypes = [c_void_p, c_void_p, c_void_p]
    lib.dbus_connection_flush.argtypes = [c_void_p]
    lib.dbus_message_iter_init.argtypes = [c_void_p, c_void_p]
    lib.dbus_message_iter_init_append.argtypes = [c_void_p, c_void_p]
    lib.dbus_message_iter_get_arg_type.argtypes = [c_void_p]
    lib.dbus_message_iter_get_basic.argtypes = [c_void_p, c_void_p]
    lib.dbus_message_iter_next.argtypes = [c_void_p]
    lib.dbus_message_iter_append_basic.argtypes = [c_void_p, c_int, c_void_p]
    return lib


class Service:
    """Answers what is asked on the bus."""

    def __init__(self, log: Path) -> None:
        self._lib, self._log = library(), log
        self._bus = self._lib.dbus_bus_get(0, None)
        assert self._bus, "there is no bus"
        for name in (b"org.freedesktop.ScreenSaver", b"org.freedesktop.portal.Desktop"):
            self._lib.dbus_bus_request_name(self._bus, name, 0, None)
        self._lib.dbus_bus_add_match(self._bus, b"member='NameOwnerChanged'", None)
        self._callers = 0

    def turn(self) -> None:
        """Take what has come within a moment."""
        lib = self._lib
        lib.dbus_connection_read_write(self._bus, 20)
        while message := lib.dbus_connection_pop_message(self._bus):
            member = (lib.dbus_message_get_member(message) or b"").decode()
            given = self._given(message)
            if member == "NameOwnerChanged":
                if given[-1] == "" and self._callers:
                    self._write("gone")
            elif member in ("Inhibit", "UnInhibit", "Close"):
                self._callers += 1
                # A request of the portal is closed where it stands.
                where = [self._path(message)] if member == "Close" else []
                self._write(" ".join((member, *map(str, [*where, *given]))))
                self._answer(message, member)

    def _path(self, message: int) -> str:
        return str((self._lib.dbus_message_get_path(message) or b"").decode())

    def _answer(self, message: int, member: str) -> None:
        lib, place = self._lib, _ITERATOR()
        interface = lib.dbus_message_get_interface(message)
        answer = lib.dbus_message_new_method_return(message)
        lib.dbus_message_iter_init_append(answer, pointer(place))
        if member == "Inhibit" and b"portal" in interface:
            value = c_char_p(REQUEST)
            lib.dbus_message_iter_append_basic(pointer(place), _PATH, pointer(value))
        elif member == "Inhibit":
            number = c_uint32(COOKIE)
            lib.dbus_message_iter_append_basic(pointer(place), _NUMBER, pointer(number))
        lib.dbus_connection_send(self._bus, answer, None)
        lib.dbus_connection_flush(self._bus)

    def _given(self, message: int) -> list[str | int]:
        lib, place = self._lib, _ITERATOR()
        found: list[str | int] = []
        there = lib.dbus_message_iter_init(message, pointer(place))
        while there:
            kind = lib.dbus_message_iter_get_arg_type(pointer(place))
            if kind in (_TEXT, _PATH):
                text = c_char_p()
                lib.dbus_message_iter_get_basic(pointer(place), pointer(text))
                found.append((text.value or b"").decode())
            elif kind == _NUMBER:
                number = c_uint32()
                lib.dbus_message_iter_get_basic(pointer(place), pointer(number))
                found.append(number.value)
            else:
                found.append(chr(kind))
            there = lib.dbus_message_iter_next(pointer(place))
        return found

    def _write(self, line: str) -> None:
        with self._log.open("a", encoding="utf-8") as file:
            file.write(line + "\n")


def main(log: str, *command: str) -> int:
    """Answer while the command runs, and a moment longer for its last words."""
    service = Service(Path(log))
    process = subprocess.Popen(command)
    while process.poll() is None:
        service.turn()
    for _ in range(20):
        service.turn()
    return process.returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
