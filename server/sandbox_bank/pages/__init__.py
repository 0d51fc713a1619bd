"""What people see, and what programs ask in their stead."""

from starlette.routing import Route

from sandbox_bank.pages import panel, pay, programs
from sandbox_bank.pages.frame import money

__all__ = ["money", "routes"]


def routes() -> list[Route]:
    return [*pay.routes(), *panel.routes(), *programs.routes()]
