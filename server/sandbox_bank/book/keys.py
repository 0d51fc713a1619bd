"""Who the merchants are and what the bank itself signs with. A key once made stays: rotation adds one."""

import json
from collections.abc import Mapping

from sandbox_bank.book.store import Row, Store


class Keys(Store):
    def keep_account(self, code: str, protocol: str, number: str, facts: Mapping[str, object]) -> None:
        self.db.execute(
            "INSERT OR REPLACE INTO account VALUES (?, ?, ?, ?)", [code, protocol, number, json.dumps(dict(facts))]
        )

    def account(self, number: str, protocol: str) -> Row | None:
        """Return a merchant's account by the number that the protocol calls it by; its facts are unfolded."""
        found = self._one("SELECT * FROM account WHERE number = ? AND protocol = ?", number, protocol)
        return None if found is None else {**found, **json.loads(found["facts"])}

    def account_called(self, code: str) -> Row:
        found = self._one("SELECT * FROM account WHERE code = ?", code)
        assert found is not None, "payments are only taken from those who have an account"
        return {**found, **json.loads(found["facts"])}

    def has_accounts(self) -> bool:
        return self._one("SELECT 1 FROM account LIMIT 1") is not None

    def keep_platform_key(self, protocol: str, serial: str, private_pem: str, public_pem: str, *, now: float) -> None:
        self.db.execute(
            "INSERT INTO platform_key (protocol, serial, private_pem, public_pem, made_at) VALUES (?, ?, ?, ?, ?)",
            [protocol, serial, private_pem, public_pem, now],
        )

    def platform_keys(self, protocol: str) -> list[Row]:
        """Return what the bank signs with in this protocol, newest first."""
        return self._all("SELECT * FROM platform_key WHERE protocol = ? ORDER BY seq DESC", protocol)
