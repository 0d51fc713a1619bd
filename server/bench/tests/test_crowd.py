"""The crowd, against a server of a few lines that answers as it is told to."""

import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from bench.crowd import Answer, Ask, Crowd, Ending, Visit, Wrong
from bench.visits import check, request

HELLO = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"


@pytest.fixture
def serve() -> Iterator[Callable[..., tuple[str, int]]]:
    """Return a function that opens a server: each connection is sent these pieces, one piece after each request."""
    listeners = []

    def serve(*pieces: list[bytes]) -> tuple[str, int]:
        listener = socket.create_server(("127.0.0.1", 0))
        listeners.append(listener)
        threading.Thread(target=_answer_everybody, args=(listener, pieces), daemon=True).start()
        return listener.getsockname()

    yield serve
    for listener in listeners:
        listener.close()


def _answer_everybody(listener: socket.socket, answers: tuple[list[bytes], ...]) -> None:
    while True:
        try:
            line, _ = listener.accept()
        except OSError:  # The test is over.
            return
        threading.Thread(target=_answer, args=(line, answers), daemon=True).start()


def _answer(line: socket.socket, answers: tuple[list[bytes], ...]) -> None:
    with line:
        for pieces in answers:
            if not line.recv(4096):
                return
            for piece in pieces:
                line.sendall(piece)


def greet(times: int = 1) -> Visit:
    for _ in range(times):
        check((yield request("GET", "/")), 200, b"hello")
    return Ending("greeted")


def test_every_request_and_every_visit_is_timed(serve):
    crowd = Crowd({"web": serve(*[[HELLO]] * 20)}, connections=3)

    heard = crowd.go(greet(2) for _ in range(5))

    assert (len(heard.request_ms), len(heard.visit_ms)) == (10, 5)
    assert heard.endings == {"greeted": 5}
    assert sum(heard.visit_ms) >= sum(heard.request_ms) > 0
    assert 0 < heard.last_at["greeted"] <= heard.seconds


def test_an_answer_in_pieces_is_one_answer(serve):
    crowd = Crowd({"web": serve([HELLO[:10], HELLO[10:40], HELLO[40:]])}, connections=1)

    assert crowd.go(iter([greet()])).endings == {"greeted": 1}


def test_a_connection_that_the_server_closes_is_opened_again(serve):
    """Without opening it again: fails, the second request is sent into a closed line."""
    closing = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello"

    heard = Crowd({"web": serve([closing])}, connections=1).go(iter([greet(3)]))

    assert len(heard.request_ms) == 3


def test_the_first_wrong_answer_ends_the_crowd(serve):
    broken = b"HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n"

    with pytest.raises(Wrong, match="expected 200"):
        Crowd({"web": serve([HELLO], [broken])}, connections=1).go(iter([greet(2)]))


def test_a_server_that_hangs_up_is_wrong(serve):
    with pytest.raises(Wrong, match="hung up"):
        Crowd({"web": serve([HELLO[:20]])}, connections=1).go(iter([greet()]))


def test_what_a_visit_was_about_tells_when_it_began(serve):
    def buy() -> Visit:
        yield request("GET", "/")
        return Ending("bought", "ord_1")

    assert set(Crowd({"web": serve([HELLO])}, connections=1).go(iter([buy()])).began_at) == {"ord_1"}


def test_a_write_carries_what_the_market_asks_of_a_browser():
    said = request("POST", "/api/orders/checkouts", session="s", key="k", body={"a": 1})

    assert isinstance(said, Ask)
    head, _, body = said.said.partition(b"\r\n\r\n")
    assert body == b'{"a": 1}'
    for line in (b"Content-Length: 8", b"Idempotency-Key: k", b"Origin: https://", b"X-CSRFToken: "):
        assert line in head


def test_a_status_or_a_fact_that_is_missing_is_told():
    with pytest.raises(Wrong, match="expected 200 with b'cup', got 200"):
        check(Answer(200, b"", b"a bowl"), 200, b"cup")
