"""What people see: the page on which one pays, and the panel on which one breaks the bank."""

import asyncio
import secrets
import time
from datetime import UTC, datetime
from html import escape
from math import ceil
from typing import Any
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from sandbox_bank.api import Cut
from sandbox_bank.book import Book, Faults, Refused, Row
from sandbox_bank.faults import FAULTS, NAMES
from sandbox_bank.style import STYLE

ZERO_DECIMALS = frozenset("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split())
THREE_DECIMALS = frozenset("BHD IQD JOD KWD LYD OMR TND".split())
SIGNS = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "HKD": "HK$"}
WORDS = {
    "bank": ("沙盒银行", "Sandbox Bank"),
    "practice": ("演练用银行，不涉及真实资金", "A practice bank. No real money moves."),
    "you_pay": ("付款金额", "Amount to pay"),
    "for": ("付款事由", "For"),
    "reference": ("交易号", "Reference"),
    "left": ("剩余时间", "Time left"),
    "minutes": ("{} 分钟", "{} min"),
    "pay": ("确认付款", "Pay now"),
    "decline": ("模拟付款失败", "Decline this payment"),
    "later": ("以后再付", "Pay later"),
    "back": ("返回商户", "Back to the shop"),
    "paid": ("付款成功", "Paid"),
    "declined": ("付款被拒绝", "Declined"),
    "closed": ("付款已关闭", "This payment is closed"),
    "paid_hint": ("款项已扣，可以返回商户了。", "The money has been taken. You can go back to the shop."),
    "declined_hint": ("没有扣款，请返回商户重新发起。", "No money was taken. Go back to the shop to try again."),
    "closed_hint": ("已过付款时间或商户已取消，没有扣款。", "It expired or the shop cancelled it. No money was taken."),
    "missing": ("没有这笔付款", "There is no such payment"),
    "panel": ("故障面板", "Fault panel"),
    "fault": ("故障", "Fault"),
    "panel_hint": (
        "让银行犯错，看商户如何应对。",
        "Let the bank make mistakes, and see how the merchant copes.",
    ),
    "always": ("一直", "Always"),
    "next": ("仅下一笔", "Next payment"),
    "figure": ("数值", "Figure"),
    "save": ("保存", "Save"),
    "calm": ("全部关闭", "Switch everything off"),
    "latest": ("最近的付款", "Latest payments"),
    "none": ("还没有付款", "No payments yet"),
    "waiting": ("待付款", "Waiting"),
    "open": ("打开付款页", "Open the pay page"),
}


def routes() -> list[Route]:
    return [
        Route("/", panel, methods=["GET"]),
        Route("/pay/{token}", show, methods=["GET"]),
        Route("/pay/{token}", choose, methods=["POST"]),
        Route("/panel", panel, methods=["GET"]),
        Route("/panel", save_panel, methods=["POST"]),
        Route("/panel/faults", read_faults, methods=["GET"]),
        Route("/panel/faults", write_faults, methods=["PUT"]),
        Route("/book", read_book, methods=["GET"]),
        Route("/book", begin_anew, methods=["DELETE"]),
        Route("/healthz", alive, methods=["GET"]),
    ]


# The pay page


async def show(request: Request) -> Response:
    try:
        payment = _book(request).payment_of_page(request.path_params["token"], now=time.time())
    except Refused:
        say = _say(request)
        return _page(request, say("missing"), f'<main><h1 class="outcome">{say("missing")}</h1></main>', status=404)
    return _pay_page(request, payment)


async def choose(request: Request) -> Response:
    """Pay, decline, or leave it for later; then send the browser back to the merchant."""
    token = request.path_params["token"]
    choice = (await _form(request)).get("choice", [""])[0]
    book = _book(request)
    try:
        if choice == "pay":
            payment = book.pay(token, now=time.time())
        elif choice == "decline":
            payment = book.decline(token, now=time.time())
        else:
            payment = book.payment_of_page(token, now=time.time())
    except Refused:
        return await show(request)
    request.app.state.messenger.wake()
    if choice == "pay" and payment["state"] == "closed":
        return _pay_page(request, payment)
    faults = book.faults_of(payment)
    if choice == "pay":
        await asyncio.sleep(faults.get("slow", 0))
        if "cut" in faults:
            return Cut()
    return RedirectResponse(payment["return_url"], status_code=303)


def _pay_page(request: Request, payment: Row) -> Response:
    say = _say(request)
    state = payment["state"]
    amount = money(payment["currency"], payment["minor"])
    left = ""
    if state == "waiting":
        until = datetime.fromtimestamp(payment["expires_at"], UTC)
        minutes = say("minutes").format(ceil((payment["expires_at"] - time.time()) / 60))
        left = f'''
        <div><dt>{say("left")}</dt><dd><time datetime="{until.isoformat()}">{minutes}</time></dd></div>'''
    facts = f"""
      <dl>
        <div><dt>{say("for")}</dt><dd>{escape(payment["title"])}</dd></div>{left}
        <div><dt>{say("reference")}</dt><dd class="mono">{escape(payment["id"])}</dd></div>
      </dl>"""
    if state == "waiting":
        body = f"""
    <main>
      <h1>{say("you_pay")}</h1>
      <p class="amount">{escape(amount)}</p>
      {facts}
      <form method="post">
        <button class="primary" name="choice" value="pay">{say("pay")} {escape(amount)}</button>
        <button class="quiet" name="choice" value="later">{say("later")}</button>
        <button class="danger" name="choice" value="decline">{say("decline")}</button>
      </form>
    </main>"""
    else:
        mark = {"paid": "✓", "declined": "✕", "closed": "–"}[state]
        body = f"""
    <main>
      <div class="mark {state}" aria-hidden="true">{mark}</div>
      <h1 class="outcome">{say(state)}</h1>
      <p class="hint">{say(f"{state}_hint")}</p>
      <p class="amount small">{escape(amount)}</p>
      {facts}
      <a class="button primary" href="{escape(payment["return_url"])}">{say("back")}</a>
    </main>"""
    return _page(request, say("you_pay") if state == "waiting" else say(state), body)


def money(currency: str, minor: int) -> str:
    """Write an amount for people: "¥49.90"."""
    digits = 0 if currency in ZERO_DECIMALS else 3 if currency in THREE_DECIMALS else 2
    whole, part = divmod(minor, 10**digits)
    figure = f"{whole:,}" + (f".{part:0{digits}d}" if digits else "")
    return f"{SIGNS.get(currency, currency + ' ')}{figure}"


# The fault panel


async def panel(request: Request) -> Response:
    say = _say(request)
    always, once = _book(request).faults("always"), _book(request).faults("next")
    rows = "".join(_fault_row(request, index, always, once) for index in range(len(FAULTS)))
    latest = "".join(_payment_row(request, payment) for payment in _book(request).latest_payments(20))
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
    return _page(request, say("panel"), body, is_wide=True)


def _fault_row(request: Request, index: int, always: Faults, once: Faults) -> str:
    fault, zh = FAULTS[index], _language(request) == "zh-CN"
    pick = 0 if zh else 1
    figure = always.get(fault.name, once.get(fault.name, fault.usual))
    label = escape(fault.label[pick])

    def box(scope: str, on: bool) -> str:
        word = _say(request)(scope)
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
    say = _say(request)
    at = datetime.fromtimestamp(payment["created_at"], UTC)
    return (
        f'<li><a href="/pay/{payment["token"]}"><span class="unseen">{say("open")}: </span>'
        f"{escape(payment['title'])}</a><span>{escape(money(payment['currency'], payment['minor']))}</span>"
        f'<span class="state {payment["state"]}">{say(payment["state"])}</span>'
        f'<time datetime="{at.isoformat()}">{at:%m-%d %H:%M}</time></li>'
    )


async def save_panel(request: Request) -> Response:
    form = await _form(request)
    for scope in ("always", "next"):
        chosen = [name for name in form.get(scope, []) if name in NAMES] if form.get("act") == ["save"] else []
        _book(request).set_faults(scope, {name: _figure(form.get(f"figure-{name}", ["1"])[0]) for name in chosen})
    return RedirectResponse("/panel", status_code=303)


async def _form(request: Request) -> dict[str, list[str]]:
    return parse_qs((await request.body()).decode(errors="replace"))


def _figure(text: str) -> float:
    try:
        return min(3600.0, max(0.0, float(text)))
    except ValueError:
        return 1.0


# The same for programs


async def read_faults(request: Request) -> Response:
    return JSONResponse({scope: _book(request).faults(scope) for scope in ("always", "next")})


async def write_faults(request: Request) -> Response:
    """
    Set the faults: {"always": {"duplicate": 3}, "next": {"declined": 1}}; what is not named is switched off.

    {"of": {"<merchant_ref>": {"lost": 1}}} sets those of single payments, and leaves everything else as it is.
    """
    asked = await request.json()
    of = asked.get("of", {})
    named = [*(asked.get(scope, {}) for scope in ("always", "next")), *of.values()]
    unknown = [name for faults in named for name in faults if name not in NAMES]
    if unknown:
        return JSONResponse({"status": 422, "code": "unknown_fault", "detail": ", ".join(unknown)}, status_code=422)
    for merchant_ref, faults in of.items():
        _book(request).set_faults_of(merchant_ref, faults)
    if not of:
        for scope in ("always", "next"):
            _book(request).set_faults(scope, asked.get(scope, {}))
    return await read_faults(request)


async def read_book(request: Request) -> Response:
    """The whole book, to reconcile with. The bank is a toy; a real one would ask who wants to know."""
    return JSONResponse(_book(request).everything())


async def begin_anew(request: Request) -> Response:
    """Forget everything, for tests."""
    _book(request).begin_anew()
    return Response(status_code=204)


async def alive(request: Request) -> Response:
    return JSONResponse({"status": "alive"})


# Both


def _page(request: Request, title: str, body: str, *, status: int = 200, is_wide: bool = False) -> Response:
    say = _say(request)
    nonce = secrets.token_urlsafe(12)
    html = f"""<!doctype html>
<html lang="{_language(request)}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>{title} · {say("bank")}</title>
    <link rel="icon" href="data:,">
    <style nonce="{nonce}">{STYLE}</style>
  </head>
  <body>
    <header{' class="wide"' if is_wide else ""}>
      <span class="logo" aria-hidden="true">沙</span><strong>{say("bank")}</strong>
    </header>
    {body}
    <footer><p>{say("practice")} <a href="/panel">{say("panel")}</a></p></footer>
  </body>
</html>"""
    return HTMLResponse(
        html,
        status_code=status,
        headers={
            "Content-Language": _language(request),
            "Vary": "Accept-Language",
            "Cache-Control": "no-store",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "no-referrer",
            "Content-Security-Policy": f"default-src 'none'; style-src 'nonce-{nonce}'; img-src data:; base-uri 'none'",
        },
    )


def _language(request: Request) -> str:
    return "en" if request.headers.get("Accept-Language", "").strip().lower().startswith("en") else "zh-CN"


def _say(request: Request) -> Any:
    pick = 0 if _language(request) == "zh-CN" else 1
    return lambda word: escape(WORDS[word][pick])


def _book(request: Request) -> Book:
    book: Book = request.app.state.book
    return book
