"""
The crowd: one process that visits the market over many connections at once and writes down how long every answer took.

It speaks HTTP/1.1 over bare sockets and looks at little more than the status and the length, because on a small machine
whatever the crowd burns is taken from the market it measures. A visit checks what it was told; the first wrong answer
ends the crowd.
"""

import select
import socket
import time
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

LONGEST_SILENCE_SECONDS = 60


class Ask(NamedTuple):
    """One request: to whom ("web", "bank"), and its bytes."""

    whom: str
    said: bytes


class Answer(NamedTuple):
    status: int
    head: bytes  # in lower case
    body: bytes


class Ending(NamedTuple):
    """How a visit ended, to be counted; and what it was about, when its beginning is to be remembered."""

    how: str
    about: str = ""


Visit: TypeAlias = Generator[Ask, Answer, Ending]  # What one buyer does.


class Wrong(Exception):
    """An answer is not what it has to be."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a crowd has to tell. Times are in milliseconds, one for each request and one for each visit."""

    seconds: float
    request_ms: list[float]
    visit_ms: list[float]
    endings: dict[str, int]
    last_at: dict[str, float]  # seconds from the start to the last visit that ended so
    began_at: dict[str, float]  # by what a visit was about: when it began, in seconds since 1970


class _Line:
    """A connection kept open to one server; opened again when that closed it."""

    def __init__(self, address: tuple[str, int]) -> None:
        self.address = address
        self.heard = b""
        self.socket = self._open()

    def _open(self) -> socket.socket:
        line = socket.create_connection(self.address, timeout=LONGEST_SILENCE_SECONDS)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return line

    def receive(self) -> Answer | None:
        """Take what has come; return the answer when it is whole."""
        come = self.socket.recv(262_144)
        if not come:
            raise Wrong(f"{self.address} hung up in the middle of an answer: {self.heard[:200]!r}")
        self.heard += come
        end = self.heard.find(b"\r\n\r\n")
        if end < 0:
            return None
        head = self.heard[:end].lower()
        at = head.find(b"\r\ncontent-length:")
        if at < 0:
            raise Wrong(f"an answer without its length: {head!r}")
        stop = head.find(b"\r\n", at + 2)
        length = int(head[at + 17 : stop if stop > 0 else end])
        if len(self.heard) < end + 4 + length:
            return None
        answer = Answer(int(head[9:12]), head, self.heard[end + 4 : end + 4 + length])
        self.heard = self.heard[end + 4 + length :]
        return answer

    def open_again(self) -> None:
        self.socket.close()
        self.heard = b""
        self.socket = self._open()


class _Shopper:
    """One of the crowd: makes one visit after another, over lines of its own."""

    def __init__(self, addresses: Mapping[str, tuple[str, int]]) -> None:
        self.lines = {whom: _Line(address) for whom, address in addresses.items()}
        self.visit: Visit | None = None
        self.began_visit = self.began = 0.0
        self.line = next(iter(self.lines.values()))  # the one that the next answer comes by

    def ask(self, question: Ask) -> None:
        self.line = self.lines[question.whom]
        self.began = time.perf_counter()
        self.line.socket.sendall(question.said)


class Crowd:
    def __init__(self, addresses: Mapping[str, tuple[str, int]], connections: int) -> None:
        self.poll = select.epoll()
        self.shoppers = [_Shopper(addresses) for _ in range(connections)]
        self.by_fd: dict[int, _Shopper] = {}
        for shopper in self.shoppers:
            for line in shopper.lines.values():
                self._watch(line, shopper)
        self.request_ms: list[float] = []
        self.visit_ms: list[float] = []
        self.endings: dict[str, int] = {}
        self.last_at: dict[str, float] = {}
        self.began_at: dict[str, float] = {}

    def go(self, visits: Iterator[Visit]) -> Heard:
        """Make every visit and return what was heard. :raises Wrong: at the first answer that is not right"""
        self.began = time.perf_counter()
        busy = sum(self._begins(shopper, visits) for shopper in self.shoppers)
        while busy:
            ready = self.poll.poll(LONGEST_SILENCE_SECONDS)
            if not ready:
                raise Wrong(f"{busy} shoppers have waited {LONGEST_SILENCE_SECONDS} s for an answer")
            for fd, _ in ready:
                busy -= self._hears(self.by_fd[fd], visits)
        seconds = time.perf_counter() - self.began
        return Heard(seconds, self.request_ms, self.visit_ms, self.endings, self.last_at, self.began_at)

    def _begins(self, shopper: _Shopper, visits: Iterator[Visit]) -> bool:
        """Let a shopper make the next visit; False when there is none left."""
        shopper.visit = next(visits, None)
        if shopper.visit is None:
            return False
        shopper.began_visit = time.perf_counter()
        shopper.ask(next(shopper.visit))
        return True

    def _hears(self, shopper: _Shopper, visits: Iterator[Visit]) -> bool:
        """Let a shopper hear what has come, and go on. Return whether it goes home."""
        answer = shopper.line.receive()
        if answer is None:
            return False
        now = time.perf_counter()
        self.request_ms.append((now - shopper.began) * 1000)
        if b"\r\nconnection: close" in answer.head:
            self._open_again(shopper.line, shopper)
        assert shopper.visit is not None, "who hears has asked"
        try:
            shopper.ask(shopper.visit.send(answer))
        except StopIteration as end:
            self._note(end.value, shopper, now)
            return not self._begins(shopper, visits)
        return False

    def _note(self, ending: Ending, shopper: _Shopper, now: float) -> None:
        self.visit_ms.append((now - shopper.began_visit) * 1000)
        self.endings[ending.how] = self.endings.get(ending.how, 0) + 1
        self.last_at[ending.how] = now - self.began
        if ending.about:
            self.began_at[ending.about] = time.time() - (now - shopper.began_visit)

    def _watch(self, line: _Line, shopper: _Shopper) -> None:
        self.by_fd[line.socket.fileno()] = shopper
        self.poll.register(line.socket.fileno(), select.EPOLLIN)

    def _open_again(self, line: _Line, shopper: _Shopper) -> None:
        del self.by_fd[line.socket.fileno()]
        line.open_again()
        self._watch(line, shopper)
