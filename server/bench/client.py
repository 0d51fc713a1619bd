"""
The process of the crowd. `python -m bench.client PLAN` reads a plan, opens its connections, says "ready", waits for a
line, makes every visit of the plan, each as soon as a connection is free, and prints what was heard as JSON.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from bench.crowd import Crowd, Heard, Visit, Wrong


@dataclass(frozen=True, slots=True)
class Plan:
    """What a crowd is to do: which visit, once for each of the facts, and where."""

    visit: str  # "bench.visits:get"
    facts: Sequence[Any]
    addresses: dict[str, tuple[str, int]]
    connections: int


def visits_of(plan: Plan) -> Iterator[Visit]:
    module, _, name = plan.visit.partition(":")
    visit: Callable[[Any], Visit] = getattr(import_module(module), name)
    return (visit(fact) for fact in plan.facts)


def main() -> int:
    plan = Plan(**json.loads(Path(sys.argv[1]).read_text()))
    crowd = Crowd({whom: (host, port) for whom, (host, port) in plan.addresses.items()}, plan.connections)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    try:
        heard = crowd.go(visits_of(plan))
    except Wrong as wrong:
        sys.stdout.write(json.dumps({"wrong": str(wrong)}))
        return 1
    sys.stdout.write(json.dumps({name: getattr(heard, name) for name in Heard.__slots__}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
