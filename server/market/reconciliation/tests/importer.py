"""Who takes a bill in, as a process to be killed: `python -m market.reconciliation.tests.importer BILL ROWS PAUSE`."""

import itertools
import sys
import time
from collections.abc import Iterator
from uuid import UUID

import django


def main(bill_id: str, rows: int, pause: float) -> None:
    django.setup()
    from market.payments.facade import BillRow, Statement
    from market.reconciliation.services import import_bill as importing
    from market.reconciliation.tests.factories import MORNING, row

    def slowly() -> Iterator[BillRow]:
        for number in range(rows):
            if number % 100 == 99:
                time.sleep(pause)
            yield row(UUID(int=number + 1))

    importing.CHUNK = 100
    words = b"".join(itertools.repeat(b"row", rows))
    importing.import_bill(UUID(bill_id), Statement.read(words, slowly()), now=MORNING)
    sys.stdout.write("done\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
