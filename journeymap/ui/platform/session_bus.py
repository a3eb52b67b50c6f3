"""The session bus of a Linux desktop, by the library that Qt brings along itself.

Qt's own module for it cannot be told from Python that a number has no sign, and half of what
is to be said here are such numbers.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from ctypes import (
    CDLL,
    POINTER,
    Array,
    byref,
    c_char_p,
    c_int,
    c_uint32,
    c_void_p,
)
from pathlib import Path
from types import TracebackType

Argument = str | int | Mapping[str, str]

_SESSION = 0
_NUMBER, _TEXT, _PATH, _LIST, _ENTRY, _ANY = (ord(sign) for sign in "usoaev")
_PATIENCE = 5000
"""Milliseconds an answer is waited for; the other program may have to be started first."""

_Iterator = c_void_p * 32  # more than the library keeps in one


def there_is_a_bus() -> bool:
    """Tell whether a session bus is running; to look for one the library would start it."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or bool(
        runtime and (Path(runtime) / "bus").exists()
    )


class Bus:
    """A connection of one thread's own; what was asked for through it ends with it at the latest.

    Raises ``OSError`` when there is no bus to connect to.
    """

    def __init__(self) -> None:
        self._lib = _library()
        self._connection = self._lib.dbus_bus_get_private(_SESSION, None)
        if not self._connection:
            raise OSError("there is no session bus")
        # Else the library ends the program when the desktop goes first.
        self._lib.dbus_connection_set_exit_on_disconnect(self._connection, 0)

    def __enter__(self) -> Bus:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._lib.dbus_connection_close(self._connection)
        self._lib.dbus_connection_unref(self._connection)

    def call(
        self, service: str, path: str, interface: str, method: str, *arguments: Argument
    ) -> str | int | None:
        """Call a method and return the first value of the answer; ``None`` for none, or no answer.

        Numbers go as unsigned ones of 32 bits, mappings as texts by name.
        """
        lib = self._lib
        names = (service, path, interface, method)
        message = lib.dbus_message_new_method_call(*(name.encode() for name in names))
        place = _Iterator()
        lib.dbus_message_iter_init_append(message, byref(place))
        for argument in arguments:
            self._append(place, argument)
        answer = lib.dbus_connection_send_with_reply_and_block(
            self._connection, message, _PATIENCE, None
        )
        lib.dbus_message_unref(message)
        if not answer:
            return None
        try:
            return self._first(answer)
        finally:
            lib.dbus_message_unref(answer)

    def _append(self, place: Array[c_void_p], argument: Argument) -> None:
        lib = self._lib
        if isinstance(argument, str):
            text = c_char_p(argument.encode())
            lib.dbus_message_iter_append_basic(byref(place), _TEXT, byref(text))
        elif isinstance(argument, int):
            number = c_uint32(argument)
            lib.dbus_message_iter_append_basic(byref(place), _NUMBER, byref(number))
        else:
            self._append_mapping(place, argument)

    def _append_mapping(self, place: Array[c_void_p], mapping: Mapping[str, str]) -> None:
        lib = self._lib
        whole, entry, value = _Iterator(), _Iterator(), _Iterator()
        lib.dbus_message_iter_open_container(byref(place), _LIST, b"{sv}", byref(whole))
        for name, text in mapping.items():
            lib.dbus_message_iter_open_container(byref(whole), _ENTRY, None, byref(entry))
            self._append(entry, name)
            lib.dbus_message_iter_open_container(byref(entry), _ANY, b"s", byref(value))
            self._append(value, text)
            lib.dbus_message_iter_close_container(byref(entry), byref(value))
            lib.dbus_message_iter_close_container(byref(whole), byref(entry))
        lib.dbus_message_iter_close_container(byref(place), byref(whole))

    def _first(self, answer: int) -> str | int | None:
        lib, place = self._lib, _Iterator()
        if not lib.dbus_message_iter_init(answer, byref(place)):
            return None
        kind = lib.dbus_message_iter_get_arg_type(byref(place))
        if kind == _NUMBER:
            number = c_uint32()
            lib.dbus_message_iter_get_basic(byref(place), byref(number))
            return number.value
        if kind in (_TEXT, _PATH):
            text = c_char_p()
            lib.dbus_message_iter_get_basic(byref(place), byref(text))
            return (text.value or b"").decode()
        return None


def _library() -> CDLL:
    """Load the library and say what its functions take and give."""
    lib = CDLL("libdbus-1.so.3")
    iterator, pointer = POINTER(_Iterator), c_void_p
    for name, gives, takes in (
        ("dbus_bus_get_private", pointer, (c_int, pointer)),
        ("dbus_connection_set_exit_on_disconnect", None, (pointer, c_uint32)),
        ("dbus_connection_close", None, (pointer,)),
        ("dbus_connection_unref", None, (pointer,)),
        ("dbus_message_new_method_call", pointer, (c_char_p,) * 4),
        ("dbus_message_unref", None, (pointer,)),
        ("dbus_message_iter_init_append", None, (pointer, iterator)),
        ("dbus_message_iter_append_basic", c_uint32, (iterator, c_int, pointer)),
        ("dbus_message_iter_open_container", c_uint32, (iterator, c_int, c_char_p, iterator)),
        ("dbus_message_iter_close_container", c_uint32, (iterator, iterator)),
        ("dbus_message_iter_init", c_uint32, (pointer, iterator)),
        ("dbus_message_iter_get_arg_type", c_int, (iterator,)),
        ("dbus_message_iter_get_basic", None, (iterator, pointer)),
        ("dbus_connection_send_with_reply_and_block", pointer, (pointer, pointer, c_int, pointer)),
    ):
        function = getattr(lib, name)
        function.restype, function.argtypes = gives, takes
    return lib
