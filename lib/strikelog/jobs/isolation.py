"""Work on hostile input in a process of its own, which is ended when it takes too long or too much memory."""

import pickle
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Timer
from typing import IO, Any, Self

from strikelog.model import LimitError, UnavailableError

_LENGTH = struct.Struct(">Q")
_SLOW_START = 120.0
"""Seconds that a new process has for loading what it needs: a language model from a cold disk takes ten."""


class Isolated:
    """One task, done in a child process again and again; `task` is the name of one in `strikelog.jobs.child`.

    A call that takes more than `seconds`, or more memory than `megabytes`, ends the child, and the next call starts
    another. Memory is held where the system can: on Linux and other Unix. Not for several threads at once.
    `UnavailableError` where the child does not come up.
    """

    def __init__(self, task: str, seconds: float, megabytes: int) -> None:
        self.task, self.seconds, self.megabytes = task, seconds, megabytes
        self._process: subprocess.Popen[bytes] | None = None

    def __call__(self, *given: Any) -> Any:  # noqa: ANN401 - what the task takes and gives
        """What the task gives; raises what it raised, or `LimitError` where the child was ended or died."""
        process = self._running()
        kind, answer = self._within(process, self.seconds, given)
        if kind == "raised":
            raise answer
        if kind == "memory":
            self.close()
            raise LimitError(f"It takes more than {self.megabytes:,} MB of memory. Split it into smaller pieces.")
        return answer

    def close(self) -> None:
        """Ends the child, whatever it does."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    pipe.close()  # type: ignore[union-attr]  # both are pipes

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process and self._process.poll() is None:
            return self._process
        self.close()
        command = [sys.executable, "-m", "strikelog.jobs.child", self.task, str(self.megabytes)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        try:
            self._within(self._process, _SLOW_START)
        except LimitError as error:
            text = f"The reader did not start within {_SLOW_START:,.0f} seconds: the machine is too busy. Try again."
            raise UnavailableError(text) from error
        process: subprocess.Popen[bytes] = self._process
        return process

    def _within(self, process: subprocess.Popen[bytes], seconds: float, given: object = None) -> tuple[str, Any]:
        """The child's next message, after it was given something; LimitError where it takes too long, or is gone."""
        with _deadline(process, seconds) as passed:
            try:
                if given is not None:
                    send(process.stdin, given)
                message: tuple[str, Any] = receive(process.stdout)
            except (EOFError, OSError) as error:
                self.close()
                text = f"It takes longer than {seconds:,.0f} seconds" if passed.is_set() else "It ended the reader"
                raise LimitError(f"{text}. Split it into smaller pieces, or paste its text.") from error
        return message


@contextmanager
def _deadline(process: subprocess.Popen[bytes], seconds: float) -> Iterator[Event]:
    """Ends the process when the time is up; the event tells."""
    passed = Event()

    def end() -> None:
        passed.set()
        process.kill()

    timer = Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield passed
    finally:
        timer.cancel()


def send(pipe: IO[bytes] | None, message: object) -> None:
    """Writes one message to a pipe; raises OSError where nobody reads."""
    if pipe is None:
        raise EOFError
    data = pickle.dumps(message)
    pipe.write(_LENGTH.pack(len(data)) + data)
    pipe.flush()


def receive(pipe: IO[bytes] | None) -> Any:  # noqa: ANN401 - what was sent
    """The next message of a pipe; raises EOFError where it ends."""
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    return pickle.loads(_exactly(pipe, length))


def _exactly(pipe: IO[bytes] | None, length: int) -> bytes:
    data = pipe.read(length) if pipe else b""
    if len(data) < length:
        raise EOFError
    return data
