-- The book of what was paid, earned and given back.

CREATE TEMP TABLE entry ON COMMIT DROP AS
SELECT growth.uuid(25, b.o * 4 + step, b.at) AS id, cause, m.kind, b.at + interval '1 minute' AS at, r.total_minor AS minor,
       debit_id, credit_id
FROM growth.bought b JOIN orders_order r ON r.id = b.id JOIN growth.good g ON g.n = b.n
CROSS JOIN LATERAL (
  SELECT growth.uuid(22, 0, growth.opened()) AS bank, growth.uuid(23, b.person, growth.opened()) AS buyer,
         growth.uuid(24, g.shop, growth.opened()) AS shop
) AS a
CROSS JOIN LATERAL (
  VALUES (0, 'payment:' || growth.uuid(15, b.o, b.at), 'payment_received', a.bank, a.buyer, true),
         (1, 'order:' || b.id, 'order_fulfilled', a.buyer, a.shop, b.state = 'completed'),
         (2, 'refund:' || growth.uuid(16, b.o, b.at), 'payment_refunded', a.buyer, a.bank, b.state = 'refunded')
) AS m (step, cause, kind, debit_id, credit_id, was)
WHERE was AND is_paid AND b.o BETWEEN :low AND :high;

INSERT INTO ledger_postingset (id, cause, kind, at, memo, posting_count)
SELECT id, cause, kind, at, '', 2 FROM entry ORDER BY id;

INSERT INTO ledger_posting (set_id, account_id, minor)
SELECT id, account_id, minor * sign FROM entry
CROSS JOIN LATERAL (VALUES (debit_id, 1), (credit_id, -1)) AS sides (account_id, sign) ORDER BY id;
