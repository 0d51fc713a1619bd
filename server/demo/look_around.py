"""
Let the demo's people come across one another's notes, buy by them, and ask those who bought.

Everything goes through the doors that real people use, so the numbers of an author are what was done, and nothing else.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import cycle

from demo.live_a_little import pay, place, settle
from demo.open_market import Market
from market.catalogue.facade import ProductView
from market.creators import facade as creators
from market.creators.facade import Deed, Sighted, Source, Viewer
from market.merchants import facade as merchants
from market.notes import facade as notes
from market.notes.facade import NoteView
from market.notices import facade as notices
from market.orders import facade as orders
from market.people.facade import PersonView
from market.questions import facade as questions

WAYS = (Source.DISCOVER, Source.FOLLOWING, Source.DISCOVER, Source.SEARCH, Source.PRODUCT, Source.TOPIC)
BOUGHT = "hand-thrown-mug"
BUYERS = 4  # by one note; of them one sends it back before it has left
ASKED = (
    ("wanfeng", "放洗碗机洗会掉色吗？", "洗了两个月，没有掉色，杯底的手写款也还在。"),
    ("mira", "Does it hold enough for a big coffee?", ""),
)
SHOP_SAYS = "釉下彩，洗碗机和微波炉都可以。"


def look_around(market: Market, *, now: datetime) -> None:
    """Do all this once: a market in which anybody has looked is left alone."""
    crowd = list(market.people.values())
    written = [note for person in crowd for note in notes.notes_of_author(person.id, after=None, limit=10)[0]]
    since, until = (now - timedelta(days=30)).date(), (now + timedelta(days=2)).date()
    told = [creators.tallies(note.author_id, since=since, until=until, by="day") for note in written]
    if any(tally.counts.get(Deed.SEEN) for days in told for tally in days.values()):
        return
    for number, note in enumerate(written):
        look_at(note, crowd, number, now)
    product = market.goods[BOUGHT]
    shown = next(note for note in written if any(tag.product_id == product.id for tag in note.draft.goods))
    buyers = [person for person in crowd[5 : 5 + BUYERS] if person.id != shown.author_id]
    buy_by(shown, product, buyers, now)
    ask_buyers(market, product, buyers[0], now)
    settle()
    creators.fold_sightings()
    notices.keep_letters_back(now=now)


def look_at(note: NoteView, crowd: Sequence[PersonView], number: int, now: datetime) -> None:
    """Most come across it, half of them read it, fewer go on to what it shows; over the days since it was published."""
    published = note.published_at or now
    step = (now - published) / (len(crowd) + 1)
    for place_in_crowd, (person, way) in enumerate(zip(crowd, cycle(WAYS), strict=False)):
        if (place_in_crowd + number) % 5 == 0:
            continue
        seen = [Sighted(note.id, Deed.SEEN, way)]
        if (place_in_crowd + number) % 2:
            seen.append(Sighted(note.id, Deed.READ, way))
        if note.draft.goods and (place_in_crowd + number) % 4 == 1:
            seen.append(Sighted(note.id, Deed.CLICKED, way, note.draft.goods[0].product_id))
        creators.note_sightings(Viewer(person.id, person.id), seen, now=published + step * (place_in_crowd + 1))


def buy_by(note: NoteView, product: ProductView, buyers: Sequence[PersonView], now: datetime) -> None:
    """Each comes to the product by the note, and orders it; one sends it back, the others have it in their hands."""
    owner = next(iter(merchants.staff_of(product.shop_id)))
    for number, (buyer, way) in enumerate(zip(buyers, cycle(WAYS), strict=False)):
        at = now - timedelta(minutes=100 - 20 * number)
        click = Sighted(note.id, Deed.CLICKED, way, product.id)
        creators.note_sightings(Viewer(buyer.id, buyer.id), [click], now=at)
        checkout = place(buyer, product, at + timedelta(minutes=1))
        assert checkout is not None, "what is shown is on sale"
        pay(checkout, at + timedelta(minutes=2))
        settle()
        order_id = checkout.orders[0].id
        if number == len(buyers) - 1:
            orders.cancel_and_refund(order_id, now=now, because="买错颜色", key=f"demo:{order_id}")
            continue
        tracking_no = f"SF13900000095{number:02d}"
        orders.ship_order(order_id=order_id, staff_id=owner.person_id, carrier="sf", tracking_no=tracking_no, now=now)
        orders.note_delivery(order_id=order_id, now=now)
        orders.confirm_receipt(order_id=order_id, person_id=buyer.id, now=now)


def ask_buyers(market: Market, product: ProductView, buyer: PersonView, now: datetime) -> None:
    owner = next(iter(merchants.staff_of(product.shop_id)))
    for who, text, said in ASKED:
        asker = market.people[f"{who}@example.com"]
        asked = questions.ask_question(product_id=product.id, person_id=asker.id, text=text, now=now)
        if said:
            questions.answer_question(question_id=asked.id, person_id=buyer.id, text=said, as_shop=False, now=now)
            questions.answer_question(
                question_id=asked.id, person_id=owner.person_id, text=SHOP_SAYS, as_shop=True, now=now
            )
