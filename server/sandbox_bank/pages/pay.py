"""The page on which one pays."""

import asyncio
from datetime import UTC, datetime
from html import escape
from math import ceil

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sandbox_bank.answering import Cut, book_of
from sandbox_bank.book import Refused, Row
from sandbox_bank.pages.frame import form_of, money, page_of, say_in


def routes() -> list[Route]:
    return [
        Route("/pay/{token}", show, methods=["GET"]),
        Route("/pay/{token}", choose, methods=["POST"]),
    ]


async def show(request: Request) -> Response:
    try:
        payment = book_of(request).payment_of_page(request.path_params["token"], now=book_of(request).now())
    except Refused:
        say = say_in(request)
        return page_of(request, say("missing"), f'<main><h1 class="outcome">{say("missing")}</h1></main>', status=404)
    return _pay_page(request, payment)


async def choose(request: Request) -> Response:
    """Pay, decline, or leave it for later; then send the browser back to the merchant."""
    token = request.path_params["token"]
    choice = (await form_of(request)).get("choice", [""])[0]
    book = book_of(request)
    try:
        if choice == "pay":
            payment = book.pay(token, now=book_of(request).now())
        elif choice == "decline":
            payment = book.decline(token, now=book_of(request).now())
        else:
            payment = book.payment_of_page(token, now=book_of(request).now())
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
    back = _way_back(request, payment)
    if not back:  # Whoever has scanned a code is on their phone, and stays there.
        return _pay_page(request, payment)
    return RedirectResponse(back, status_code=303)


def _way_back(request: Request, payment: Row) -> str:
    """Return where the browser goes afterwards; a page of WeChat's (H5) is told by its own address."""
    if payment["way"] == "MWEB":
        return request.query_params.get("redirect_url", "")
    return str(payment["return_url"])


def _pay_page(request: Request, payment: Row) -> Response:
    say = say_in(request)
    state = payment["state"]
    amount = money(payment["currency"], payment["minor"])
    left = ""
    if state == "waiting":
        until = datetime.fromtimestamp(payment["expires_at"], UTC)
        minutes = say("minutes").format(ceil((payment["expires_at"] - book_of(request).now()) / 60))
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
        url = _way_back(request, payment)
        back = f'<a class="button primary" href="{escape(url)}">{say("back")}</a>' if url else ""
        mark = {"paid": "✓", "declined": "✕", "closed": "–"}[state]
        body = f"""
    <main>
      <div class="mark {state}" aria-hidden="true">{mark}</div>
      <h1 class="outcome">{say(state)}</h1>
      <p class="hint">{say(f"{state}_hint")}</p>
      <p class="amount small">{escape(amount)}</p>
      {facts}
      {back}
    </main>"""
    return page_of(request, say("you_pay") if state == "waiting" else say(state), body)
