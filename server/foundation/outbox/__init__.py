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
the order, and is the inbox where a second delivery of the same piece is found out. `carrying` only moves due
deliveries to where they are handled; today that is this very process, which polls. To carry by a broker instead:

1. the relay goes on fanning out, since a delivery's row is the inbox that consumers look into;
2. `deliveries.due` is sent to the broker, one message per list it gives (handler and delivery ids, no bodies), and
   acknowledged by the broker's confirm; `next_try_at` of what was sent moves ahead, so that it is not sent again at
   once, and is sent again should the message be lost;
3. a consumer calls `deliveries.deliver` with the message and acknowledges it afterwards. A message that comes twice,
   late or out of turn finds nothing to do.

Publishers and handlers notice none of it.
"""

from foundation.outbox.carrying import relay
from foundation.outbox.deliveries import LONGEST_RETRY, TRIES
from foundation.outbox.listening import HANDLERS, Handler, on, on_many
from foundation.outbox.mending import Mending, dismiss, prune, replay, unheard
from foundation.outbox.telling import publish, publish_many, shape

__all__ = [
    "HANDLERS",
    "LONGEST_RETRY",
    "TRIES",
    "Handler",
    "Mending",
    "dismiss",
    "on",
    "on_many",
    "prune",
    "publish",
    "publish_many",
    "relay",
    "replay",
    "shape",
    "unheard",
]
