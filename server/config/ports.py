"""Which ports of this machine are free."""

import random
import socket


def is_free(host: str, port: int) -> bool:
    """Say whether a process could listen there now; a port whose last connections still linger counts as free."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def is_listening(host: str, port: int) -> bool:
    """Say whether somebody accepts connections there."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((host, port)) == 0


def first_of_free(count: int, host: str = "127.0.0.1") -> int:
    """Return a port such that it and the next ones are free, below those the machine hands out by itself."""
    for _ in range(200):
        first = random.randrange(12_000, 30_000)  # noqa: S311 (not a secret)
        if all(is_free(host, first + step) for step in range(count)):
            return first
    raise OSError(f"no {count} free ports in a row on {host}")
