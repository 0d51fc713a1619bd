"""
Let the first shopper of the demo pass something on, be written to by a friend, and ask a shop.

Everything goes through the doors that real people use; what the share brought was ordered and paid like any order.
"""

from datetime import datetime, timedelta
from uuid import UUID

from demo.live_a_little import pay, place, settle
from demo.open_market import Market
from market.affiliate import facade as affiliate
from market.affiliate.facade import Channel, PlanDraft, Reward, SubjectKind
from market.catalogue.facade import ProductView
from market.circles import facade as circles
from market.merchants import facade as merchants
from market.messages import facade as messages
from market.messages.facade import Card, CardKind, Content
from market.notices import facade as notices
from market.orders import facade as orders
from market.people.facade import PersonView

SHARED, ASKED_ABOUT = "mushroom-lamp", "hand-thrown-mug"
LOOKED, BOUGHT = 7, 2  # of the crowd: how many came by the link, and how many of them bought
RATE_BPS = 800
HELLO = "上次你问的那盏灯，我找到链接了，三档里最暗的那档最好用"
THANKS = "谢谢！周末就下单，等下也发给我妈看看"
QUESTION = "你好，这个杯子可以放洗碗机吗？"
ANSWER = "可以的，釉下彩，洗碗机和微波炉都没问题。"


def pass_things_on(market: Market, *, now: datetime) -> None:
    """Do all this once: who has shared something is left alone."""
    shopper, *crowd = market.people.values()
    if affiliate.shares_of_person(shopper.id, after=None, limit=1)[0]:
        return
    friends = circles.friends(shopper.id)
    friend = next(person for person in crowd if person.id in friends)
    share(shopper, crowd, market.goods[SHARED], now - timedelta(hours=6))
    talk_with(friend, shopper, market.goods[SHARED], now - timedelta(hours=5))
    ask_shop(shopper, market.goods[ASKED_ABOUT], now - timedelta(hours=3))
    settle()
    notices.keep_letters_back(now=now)


def share(person: PersonView, crowd: list[PersonView], product: ProductView, at: datetime) -> None:
    """The shop gives a part for it, some come by the link, fewer buy, and one of them has it already."""
    affiliate.set_plan(
        shop_id=product.shop_id,
        draft=PlanDraft(Reward.COMMISSION, RATE_BPS),
        decided_by=None,
        because="The demo's shop thanks who passes its goods on.",
        now=at - timedelta(days=1),
    )
    link = affiliate.open_share(
        person_id=person.id,
        kind=SubjectKind.PRODUCT,
        subject_id=product.id,
        channel=Channel.LINK,
        parent_code=None,
        now=at,
    )
    for place_in_crowd, visitor in enumerate(crowd[-LOOKED:]):
        then = at + timedelta(minutes=7 * place_in_crowd)
        affiliate.keep_consent(person_id=visitor.id, visitor_id=None, is_given=True, share_code=None, now=then)
        affiliate.note_touch(link.id, person_id=visitor.id, visitor_id=None, now=then)
    for visitor in crowd[-BOUGHT:]:
        buy_by_it(visitor, product, at + timedelta(hours=1), is_delivered=visitor is crowd[-1])


def buy_by_it(buyer: PersonView, product: ProductView, at: datetime, *, is_delivered: bool) -> None:
    checkout = place(buyer, product, at)
    assert checkout is not None, "what is shared is on sale"
    pay(checkout, at)
    settle()
    if is_delivered:
        order = checkout.orders[0]
        owner = next(iter(merchants.staff_of(order.shop_id)))
        orders.ship_order(
            order_id=order.id, staff_id=owner.person_id, carrier="sf", tracking_no="SF1390000009001", now=at
        )
        orders.note_delivery(order_id=order.id, now=at)
        orders.confirm_receipt(order_id=order.id, person_id=buyer.id, now=at)


def talk_with(friend: PersonView, person: PersonView, product: ProductView, at: datetime) -> None:
    between = messages.write_to_person(person_id=friend.id, other_id=person.id, now=at)
    card = Card(CardKind.PRODUCT, product.id)
    say(between, friend.id, 1, Content(text=HELLO), at)
    say(between, friend.id, 2, Content(card=card), at)
    say(between, person.id, 3, Content(text=THANKS), at)


def ask_shop(person: PersonView, product: ProductView, at: datetime) -> None:
    between = messages.write_to_shop(person_id=person.id, shop_id=product.shop_id, now=at)
    owner = next(iter(merchants.staff_of(product.shop_id)))
    say(between, person.id, 1, Content(text=QUESTION, card=Card(CardKind.PRODUCT, product.id)), at)
    say(between, owner.person_id, 2, Content(text=ANSWER), at)


def say(conversation_id: UUID, author_id: UUID, number: int, content: Content, at: datetime) -> None:
    messages.send_message(
        conversation_id=conversation_id,
        author_id=author_id,
        client_key=f"demo-{number}",
        content=content,
        now=at + timedelta(minutes=number),
    )
