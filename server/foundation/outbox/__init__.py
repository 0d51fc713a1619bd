"""
News between rooms. An event is a row written in the publisher's own transaction, so it exists exactly when the fact it
tells is true. It is then handed to every handler: at least once, in order per key and handler, retried with back-off;
the handler's mark is written in the handler's own transaction, so its effect happens once.

    publish ──▶ outbox ──fan out──▶ one delivery per handler ──▶ done
                                          └── fails ──▶ retried ──▶ dead letter (a person replays or dismisses it)

A dead letter holds back the later news of its own key and handler only: order is kept, and nobody else waits.

A handler is given one piece at a time (`@on`), or all that is due as one list (`@on_many`): hundreds of pieces then
share one transaction and one round of statements. One bad piece does not spoil its list, which is cut in halves until
the bad one stands alone; see `deliveries.deliver`.

**What is to be delivered, and what carries it.** The rows decide: `deliveries` alone knows which news is due, keeps
the order, and is the inbox where a second delivery of the same piece is found out. What carries due deliveries to where
they are handled is one of two:

- `carrying`, in every market: whichever worker finds them handles them, here and now. It polls.
- `by_broker`, where AMQP_URL names a RabbitMQ: the relay fans out as ever, lends what is due (`deliveries.lend`: it is
  not due again before its loan ends) and sends it in messages of handler and delivery ids, each confirmed by the
  broker. A worker that hears one calls `deliveries.deliver` on that loan, and acknowledges the message afterwards.
  What comes twice, late or out of turn finds nothing to do; what is lost is due again when its loan has ended; what the
  broker does not take, the relay delivers by its own hand.

Publishers and handlers notice none of it.
"""

from foundation.outbox.carrying import relay
from foundation.outbox.deliveries import LONGEST_RETRY, TRIES
from foundation.outbox.listening import HANDLERS, Handler, on, on_many
from foundation.outbox.mending import Mending, dismiss, prune, replay, standing, unheard
from foundation.outbox.telling import as_rows, publish, publish_many, shape

__all__ = [
    "HANDLERS",
    "LONGEST_RETRY",
    "TRIES",
    "Handler",
    "Mending",
    "as_rows",
    "dismiss",
    "on",
    "on_many",
    "prune",
    "publish",
    "publish_many",
    "relay",
    "replay",
    "shape",
    "standing",
    "unheard",
]
