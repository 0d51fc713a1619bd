"""What is written together commits together: nobody is told of an effect that another's transaction may still undo."""

import ast
from pathlib import Path

MARKET = Path(__file__).parents[1] / "market"


def endpoints_in_a_transaction() -> list[tuple[str, ast.FunctionDef]]:
    return [
        (f"{file.relative_to(MARKET)}: {function.name}", function)
        for file in sorted(MARKET.glob("**/endpoints*/*.py")) + sorted(MARKET.glob("*/endpoints.py"))
        for function in ast.walk(ast.parse(file.read_text()))
        if isinstance(function, ast.FunctionDef)
        and any(isinstance(one, ast.Name) and one.id == "idempotent" for one in function.decorator_list)
    ]


def test_nobody_waits_for_a_list_inside_a_transaction_of_their_own():
    """
    With `@idempotent` on the endpoint that takes comments: fails and names it. A list is written in the transaction of
    who leads it, and each who waits would commit a key of their own: `answer_claimed` takes the keys with the list.
    """
    found = endpoints_in_a_transaction()
    waiting = [
        name
        for name, function in found
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "submit"
    ]

    assert waiting == []
    assert len(found) >= 10
