"""The list of pictures: a model file writes `@picture("hand-thrown-mug", 1)` over a function that sets up the shot."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules

from demo.render.studio import Shot

PICTURES: dict[str, Callable[[], Shot]] = {}


def picture(slug: str, number: int | str = 1) -> Callable[[Callable[[], Shot]], Callable[[], Shot]]:
    def keep(make: Callable[[], Shot]) -> Callable[[], Shot]:
        name = f"{slug}-{number}"
        assert name not in PICTURES, f"two pictures are called {name}"
        PICTURES[name] = make
        return make

    return keep


def all_pictures() -> dict[str, Callable[[], Shot]]:
    """Every picture we know how to take, by name, after loading all the models."""
    from demo.render import models

    for module in iter_modules(models.__path__):
        import_module(f"{models.__name__}.{module.name}")
    return PICTURES
