"""The panel on which one breaks the bank."""

from datetime import UTC, datetime
from html import escape

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sandbox_bank.answering import book_of
from sandbox_bank.book import Faults, Row
from sandbox_bank.faults import ALL_NAMES, FAULTS
from sandbox_bank.pages.frame import form_of, language_of, money, page_of, say_in


def routes() -> list[Route]:
    return [
        Route("/", panel, methods=["GET"]),
        Route("/panel", panel, methods=["GET"]),
        Route("/panel", save_panel, methods=["POST"]),
    ]


async def panel(request: Request) -> Response:
    say = say_in(request)
    always, once = book_of(request).faults("always"), book_of(request).faults("next")
    rows = "".join(_fault_row(request, index, always, once) for index in range(len(FAULTS)))
    latest = "".join(_payment_row(request, payment) for payment in book_of(request).latest_payments(20))
    body = f"""
    <main class="wide">
      <h1>{say("panel")}</h1>
      <p class="hint">{say("panel_hint")}</p>
      <form method="post" action="/panel">
        <div class="scroll"><table>
          <thead><tr><th scope="col">{say("fault")}</th><th scope="col">{say("always")}</th>
            <th scope="col">{say("next")}</th><th scope="col">{say("figure")}</th></tr></thead>
          <tbody>{rows}</tbody>
        </table></div>
        <div class="row">
          <button class="primary" name="act" value="save">{say("save")}</button>
          <button class="quiet" name="act" value="calm">{say("calm")}</button>
        </div>
      </form>
      <h2>{say("latest")}</h2>
      {f'<ul class="payments">{latest}</ul>' if latest else f'<p class="hint">{say("none")}</p>'}
    </main>"""
    return page_of(request, say("panel"), body, is_wide=True)


def _fault_row(request: Request, index: int, always: Faults, once: Faults) -> str:
    fault, zh = FAULTS[index], language_of(request) == "zh-CN"
    pick = 0 if zh else 1
    figure = always.get(fault.name, once.get(fault.name, fault.usual))
    label = escape(fault.label[pick])

    def box(scope: str, on: bool) -> str:
        word = say_in(request)(scope)
        return (
            f'<td><label><input type="checkbox" name="{scope}" value="{fault.name}"{" checked" if on else ""}>'
            f'<span class="unseen">{label}: </span><span class="on-phones">{word}</span></label></td>'
        )

    asked = (
        f'<label><span class="unseen">{label}</span><input type="number" name="figure-{fault.name}" min="1" max="3600" '
        f'step="1" value="{figure:g}"> {escape(fault.unit[pick])}</label>'
        if fault.unit[pick]
        else f'<input type="hidden" name="figure-{fault.name}" value="1">'
    )
    return (
        f'<tr><th scope="row">{label}<small>{escape(fault.hint[pick])}</small></th>'
        f"{box('always', fault.name in always)}{box('next', fault.name in once)}<td>{asked}</td></tr>"
    )


def _payment_row(request: Request, payment: Row) -> str:
    say = say_in(request)
    at = datetime.fromtimestamp(payment["created_at"], UTC)
    return (
        f'<li><a href="/pay/{payment["token"]}"><span class="unseen">{say("open")}: </span>'
        f"{escape(payment['title'])}</a><span>{escape(money(payment['currency'], payment['minor']))}</span>"
        f'<span class="state {payment["state"]}">{say(payment["state"])}</span>'
        f'<time datetime="{at.isoformat()}">{at:%m-%d %H:%M}</time></li>'
    )


async def save_panel(request: Request) -> Response:
    form = await form_of(request)
    for scope in ("always", "next"):
        chosen = [name for name in form.get(scope, []) if name in ALL_NAMES] if form.get("act") == ["save"] else []
        book_of(request).set_faults(scope, {name: _figure(form.get(f"figure-{name}", ["1"])[0]) for name in chosen})
    return RedirectResponse("/panel", status_code=303)


def _figure(text: str) -> float:
    try:
        return min(3600.0, max(0.0, float(text)))
    except ValueError:
        return 1.0
