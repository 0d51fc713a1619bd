"""What all pages share: the frame, the words in two languages, amounts as people write them."""

import secrets
from html import escape
from typing import Any
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

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


def money(currency: str, minor: int) -> str:
    """Write an amount for people: "¥49.90"."""
    digits = 0 if currency in ZERO_DECIMALS else 3 if currency in THREE_DECIMALS else 2
    whole, part = divmod(minor, 10**digits)
    figure = f"{whole:,}" + (f".{part:0{digits}d}" if digits else "")
    return f"{SIGNS.get(currency, currency + ' ')}{figure}"


async def form_of(request: Request) -> dict[str, list[str]]:
    return parse_qs((await request.body()).decode(errors="replace"))


def page_of(request: Request, title: str, body: str, *, status: int = 200, is_wide: bool = False) -> Response:
    say = say_in(request)
    nonce = secrets.token_urlsafe(12)
    html = f"""<!doctype html>
<html lang="{language_of(request)}">
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
            "Content-Language": language_of(request),
            "Vary": "Accept-Language",
            "Cache-Control": "no-store",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "no-referrer",
            "Content-Security-Policy": f"default-src 'none'; style-src 'nonce-{nonce}'; img-src data:; base-uri 'none'",
        },
    )


def language_of(request: Request) -> str:
    return "en" if request.headers.get("Accept-Language", "").strip().lower().startswith("en") else "zh-CN"


def say_in(request: Request) -> Any:
    pick = 0 if language_of(request) == "zh-CN" else 1
    return lambda word: escape(WORDS[word][pick])
