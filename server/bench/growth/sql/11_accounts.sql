-- Whose money it is: the bank's, each buyer's, each shop's.

INSERT INTO ledger_account (id, party_kind, party_id, purpose, currency)
SELECT growth.uuid(22, 0, growth.opened()), 'provider', 'sandbox', 'in_transit', 'CNY'
UNION ALL
SELECT growth.uuid(23, n, growth.opened()), 'person', growth.person_id(n)::text, 'owed_to_buyer', 'CNY'
FROM (SELECT DISTINCT person AS n FROM growth.bought WHERE is_paid) AS buyers
UNION ALL
SELECT growth.uuid(24, place, growth.opened()), 'shop', id::text, 'owed_to_shop', 'CNY' FROM growth.shop;
