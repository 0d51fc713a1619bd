"""What the book looks like in SQLite. A book of another layout is set aside, since it is only for practising."""

LAYOUT = 3  # `PRAGMA user_version`; one more whenever a table changes.

SCHEMA = """
CREATE TABLE IF NOT EXISTS payment (
  id TEXT PRIMARY KEY, protocol TEXT NOT NULL, merchant TEXT NOT NULL, merchant_ref TEXT NOT NULL,
  trade_no TEXT NOT NULL UNIQUE, token TEXT NOT NULL UNIQUE, way TEXT NOT NULL,
  currency TEXT NOT NULL, minor INTEGER NOT NULL CHECK (minor > 0), fee_bps INTEGER NOT NULL DEFAULT 0,
  fee_minor INTEGER NOT NULL DEFAULT 0, refunded_minor INTEGER NOT NULL DEFAULT 0,
  split_minor INTEGER NOT NULL DEFAULT 0, splits_end_at REAL,
  title TEXT NOT NULL, notify_url TEXT NOT NULL, return_url TEXT NOT NULL, expires_at REAL NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'paid', 'declined', 'closed')),
  faults TEXT NOT NULL, facts TEXT NOT NULL DEFAULT '{}', created_at REAL NOT NULL, settled_at REAL,
  stale_answers INTEGER NOT NULL DEFAULT 0,
  UNIQUE (merchant, merchant_ref),
  CHECK (refunded_minor >= 0 AND split_minor >= 0 AND refunded_minor + split_minor <= minor));
CREATE INDEX IF NOT EXISTS payment_settled ON payment (merchant, settled_at);
CREATE TABLE IF NOT EXISTS refund (
  id TEXT PRIMARY KEY, refund_ref TEXT NOT NULL UNIQUE, payment_id TEXT NOT NULL REFERENCES payment (id),
  minor INTEGER NOT NULL CHECK (minor > 0), state TEXT NOT NULL CHECK (state IN ('failed', 'succeeded')),
  failures INTEGER NOT NULL DEFAULT 0, fee_back_minor INTEGER NOT NULL DEFAULT 0, notify_url TEXT NOT NULL DEFAULT '',
  created_at REAL NOT NULL, settled_at REAL);
CREATE TABLE IF NOT EXISTS receiver (
  merchant TEXT NOT NULL, kind TEXT NOT NULL, account TEXT NOT NULL, name TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (merchant, kind, account));
CREATE TABLE IF NOT EXISTS split (
  id TEXT PRIMARY KEY, payment_id TEXT NOT NULL REFERENCES payment (id), split_ref TEXT NOT NULL,
  receiver TEXT NOT NULL, receiver_kind TEXT NOT NULL, minor INTEGER NOT NULL CHECK (minor > 0),
  state TEXT NOT NULL CHECK (state = 'done'), returned_minor INTEGER NOT NULL DEFAULT 0,
  because TEXT NOT NULL DEFAULT '', created_at REAL NOT NULL, settled_at REAL,
  UNIQUE (payment_id, split_ref, receiver), CHECK (returned_minor BETWEEN 0 AND minor));
CREATE TABLE IF NOT EXISTS split_return (
  id TEXT PRIMARY KEY, return_ref TEXT NOT NULL UNIQUE, split_id TEXT NOT NULL REFERENCES split (id),
  minor INTEGER NOT NULL CHECK (minor > 0), settled_at REAL NOT NULL);
CREATE TABLE IF NOT EXISTS failure (
  what TEXT PRIMARY KEY, times INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS payout (
  id TEXT PRIMARY KEY, merchant TEXT NOT NULL, payout_ref TEXT NOT NULL, receiver TEXT NOT NULL,
  currency TEXT NOT NULL, minor INTEGER NOT NULL CHECK (minor > 0),
  created_at REAL NOT NULL, arrives_at REAL NOT NULL, bounces_at REAL,
  UNIQUE (merchant, payout_ref));
CREATE TABLE IF NOT EXISTS chargeback (
  id TEXT PRIMARY KEY, payment_id TEXT NOT NULL REFERENCES payment (id), minor INTEGER NOT NULL CHECK (minor > 0),
  reason TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('open', 'won', 'lost')), opened_at REAL NOT NULL,
  closed_at REAL);
CREATE TABLE IF NOT EXISTS notice (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, payment_id TEXT NOT NULL REFERENCES payment (id),
  kind TEXT NOT NULL, body TEXT NOT NULL, url TEXT NOT NULL, faults TEXT NOT NULL, place INTEGER NOT NULL,
  next_try_at REAL, tries INTEGER NOT NULL DEFAULT 0, delivered_at REAL, answer TEXT NOT NULL DEFAULT '');
CREATE INDEX IF NOT EXISTS notice_due ON notice (next_try_at) WHERE next_try_at IS NOT NULL;
CREATE TABLE IF NOT EXISTS fault (
  scope TEXT NOT NULL, name TEXT NOT NULL, figure REAL NOT NULL, PRIMARY KEY (scope, name));
CREATE TABLE IF NOT EXISTS nonce (nonce TEXT PRIMARY KEY, at REAL NOT NULL);
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS account (
  code TEXT PRIMARY KEY, protocol TEXT NOT NULL, number TEXT NOT NULL UNIQUE, facts TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS platform_key (
  seq INTEGER PRIMARY KEY, protocol TEXT NOT NULL, serial TEXT NOT NULL, private_pem TEXT NOT NULL,
  public_pem TEXT NOT NULL, made_at REAL NOT NULL, UNIQUE (protocol, serial));
"""
