"""Order lines past returning: settled by their shops' terms, stated and confirmed, day after day."""

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bench.cases.case import Case, Setting
from bench.figures import Figures, Result, percentile
from bench.settlers import DAY
from bench.stack import Stack
from config.services import SERVER

LINES = 100_000
DAYS = 20
PLAIN_DAYS = 1
WARM_UP = 200  # lines, on a day before the others
SHOPS = 100
BATCH = 500  # lines to a transaction, as in a worker
# Years that the worker's own clock does not come to. Midnight in China.
OURS_BEGIN, PLAIN_BEGINS = datetime(2090, 1, 1, 16, tzinfo=UTC), datetime(2091, 1, 1, 16, tzinfo=UTC)
LAY = """
    INSERT INTO settlement_line (id, source_id, kind, order_id, checkout_id, shop_id, state, currency,
      paid_at, delivered_at, due_at, paid_minor, returned_minor, funded_minor, unfunded_minor, terms_id, terms_version,
      commission_bps, technical_bps, payment_bps, promoter_bps, reserve_bps, reserve_days, tier_days,
      gross_minor, commission_minor, technical_minor, payment_minor, promoter_minor, reserve_minor, net_minor)
    SELECT uuidv7(), uuidv7(), 'goods', uuidv7(), uuidv7(), md5('bench shop ' || n %% %(shops)s)::uuid,
      'delivered', 'CNY', day - interval '9 days', day - interval '7 days', day + interval '6 hours',
      1000 + n * 7 %% 20000, 0, CASE WHEN n %% 10 = 0 THEN 150 ELSE 0 END, 0, t.id, t.version,
      t.commission_bps, t.technical_bps, t.payment_bps, 0, 1000, 30, t.tier_days, 0, 0, 0, 0, 0, 0, 0
    FROM (SELECT * FROM settlement_terms WHERE shop_id IS NULL ORDER BY version LIMIT 1) t,
      generate_series(1, %(lines)s) AS n,
      LATERAL (SELECT %(first)s::timestamptz + (n %% %(days)s) * interval '1 day' AS day) AS d
"""
# What must have come of it, beside what the database itself refuses. Each answer is zero.
PROOF = """
    SELECT
      (SELECT count(*) FROM settlement_line WHERE due_at >= %(first)s AND state <> 'confirmed'),
      (SELECT count(*) FROM settlement_item WHERE at >= %(first)s AND statement_id IS NULL),
      (SELECT count(*) FROM settlement_statement WHERE ends_at > %(first)s AND state <> 'confirmed'),
      (SELECT coalesce(sum(net_minor), 0) FROM settlement_line WHERE due_at >= %(first)s)
        - (SELECT coalesce(sum(sh.amount_minor), 0) FROM settlement_share sh
           JOIN settlement_statement st ON st.id = sh.statement_id WHERE st.ends_at > %(first)s),
      (SELECT coalesce(sum(net_minor), 0) FROM settlement_line WHERE due_at >= %(first)s)
        + (SELECT coalesce(sum(p.minor), 0) FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id
           JOIN ledger_postingset s ON s.id = p.set_id
           WHERE a.purpose = 'settleable' AND s.kind = 'line_settled' AND s.at >= %(first)s)
"""


@dataclass(frozen=True, slots=True)
class Told:
    """What a settler said of itself, and what PostgreSQL burned meanwhile."""

    figures: Figures
    before_mib: float
    peak_mib: float


def run(setting: Setting) -> Result:
    stack = setting.stack
    ours = _settle(stack, OURS_BEGIN, BATCH, days=DAYS, lines=setting.times(LINES))
    plain = _settle(stack, PLAIN_BEGINS, 1, days=PLAIN_DAYS, lines=setting.times(LINES) // DAYS)
    _prove(stack)
    notes: dict[str, Any] = {
        "days": DAYS,
        "shops": SHOPS,
        "peak_mib": round(ours.peak_mib, 1),
        "of_which_grown_mib": round(ours.peak_mib - ours.before_mib, 1),
    }
    return Result("settlement", ours.figures, plain.figures, notes)


def _settle(stack: Stack, first: datetime, batch: int, *, days: int, lines: int) -> Told:
    """Lay out so many lines over so many days, and let a settler do them. Its times are per day."""
    given = {"shops": SHOPS, "first": first + DAY, "days": days, "lines": lines}
    stack.db.execute(LAY, {**given, "first": first, "days": 1, "lines": WARM_UP})
    stack.db.execute(LAY, given)
    stack.db.execute("ANALYZE settlement_line")  # As autovacuum has where lines came in one by one.
    settler = subprocess.Popen(
        [sys.executable, "-m", "bench.settlers", str(batch), first.isoformat(), str(days)],
        env=stack.child_env(), cwd=SERVER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert settler.stdout is not None and settler.stdout.readline() == "ready\n", "the settler did not come up"
    db_before = stack.burned("postgres")
    told = json.loads(settler.communicate("go\n")[0])
    assert told["lines"] == lines, f"{told['lines']} lines were settled of {lines}"
    seconds = sum(told["times_ms"]) / 1000
    return Told(
        Figures(
            count=lines,
            seconds=seconds,
            requests_per_s=lines / seconds,
            p50_ms=percentile(told["times_ms"], 50),
            p99_ms=percentile(told["times_ms"], 99),
            app_cpu_ms=told["app_seconds"] * 1000 / lines,
            db_cpu_ms=(stack.burned("postgres") - db_before) * 1000 / lines,
        ),
        told["before_mib"],
        told["peak_mib"],
    )


def _prove(stack: Stack) -> None:
    """Every line is in one confirmed statement, and shares, lines and the book say the same."""
    found = stack.db.execute(PROOF, {"first": OURS_BEGIN}).fetchone()
    assert found is not None and not any(found), f"something was lost or doubled: {found}"


CASES = (
    Case(
        "settlement",
        f"an order line settled, stated and confirmed, {BATCH} to a transaction; times per day of {LINES // DAYS:,}",
        "the same, a line to a transaction",
        run,
    ),
)
