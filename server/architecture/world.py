"""
A small market that the generated tests ask about: Ana has bought in Olga's shop, where Cleo is a clerk; Ben is a
shopper who owns another shop. And the API's own description, as the list of what can be asked.
"""

import io
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from PIL import Image

from config.api import api
from foundation import sql
from foundation.ids import encode
from foundation.testing import deliver_news
from market.affiliate.tests.factories import make_share
from market.aftersales.services.open_case import open_case
from market.aftersales.types import CaseKind, CaseReason, Wish
from market.community.facade import write_review
from market.coupons.tests.factories import give, make
from market.groupbuy.tests.factories import make_offer, opening
from market.invoices.services.issue_due import issue_due
from market.invoices.services.keep_title import keep_title
from market.invoices.services.request_invoice import request_invoice
from market.invoices.types import Title, TitleKind
from market.media.services.begin_video import begin_video
from market.media.services.store_picture import store_picture
from market.merchants.tests.factories import make_shop, make_staff
from market.messages.tests.factories import ask_shop
from market.messages.tests.factories import say as write
from market.moderation.tests.factories import hold, judge
from market.moving.files import keep, look_through
from market.moving.services.take_file import take_file
from market.moving.types import ImportView, Plan
from market.notes.services.save_note import make_board
from market.notes.tests.factories import make_note, say
from market.orders.facade import confirm_receipt, mark_paid, ship_order
from market.orders.tests.factories import make_address, make_buyer, make_sku, pay, place
from market.payments import facade as payments
from market.payments.models import Attempt
from market.payments.providers.base import ShownKind
from market.payments.tests.factories import make_attempt
from market.people.models import Person
from market.questions.tests.factories import answer, ask
from market.settlement.tests.factories import state

DESCRIPTION = api.get_openapi_schema()
SAID = {"method": "sandbox", "return_path": "/"}  # What makes sense where a schema only says "a text".


@dataclass(frozen=True)
class Endpoint:
    method: str
    path: str
    says: dict[str, Any]

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def needs_person(self) -> bool:
        return any("_SignedIn" in one for one in self.says.get("security", ()))

    @property
    def names_something(self) -> bool:
        return "{" in self.path

    def body_schema(self) -> tuple[str, dict[str, Any]] | None:
        content = self.says.get("requestBody", {}).get("content", {})
        return next(((kind, one["schema"]) for kind, one in content.items()), None)


def endpoints() -> Iterator[Endpoint]:
    for path, methods in DESCRIPTION["paths"].items():
        for method, says in methods.items():
            yield Endpoint(method.upper(), path, says)


ALL = sorted(endpoints(), key=lambda one: one.name)


@dataclass
class World:
    people: dict[str, Client]  # By their role; "stranger" is nobody.
    ids: dict[str, str]  # Of each kind, the one that is Ana's or Olga's, by the name of the path's parameter.
    private: dict[str, str]  # What only Ana or Olga may name in a body, by prefix.
    of_ben: dict[str, str]  # What Ben may name, by prefix.

    @property
    def ben(self) -> Client:
        return self.people["ben"]


def make_world() -> World:
    now = timezone.now()
    ana, ben, olga = make_buyer("安娜"), make_buyer("小柏"), make_buyer("奥尔加")
    shop, bens_shop = make_shop(owner_id=olga.id), make_shop(owner_id=ben.id)
    cleo = make_staff(shop, "clerk")
    mug, bens_mug = make_sku(shop_id=shop.id), make_sku(shop_id=bens_shop.id)
    bought, unpaid = place(ana, (mug, 1), now=now), place(ana, (mug, 1), now=now)
    pay(bought, now=now)
    mark_paid(bought.id, now=now)
    order_id = bought.orders[0].id
    ship_order(order_id=order_id, staff_id=olga.id, carrier="sf", tracking_no="SF1234567890123", now=now)
    done = confirm_receipt(order_id=order_id, person_id=ana.id, now=now)
    review = write_review(person_id=ana.id, line_id=done.lines[0].id, stars=5, text="很好", now=now)
    wish = Wish(done.lines[0].id, CaseKind.RETURN_REFUND, CaseReason.QUALITY, 1)
    case = open_case(person_id=ana.id, wish=wish, text="杯口有裂纹", now=now)
    hold(author_id=ana.id, now=now)
    judged = judge(olga.id, rule="p.1", now=now)  # One point: she may publish still.
    stated = state(shop.id, order_id=done.id, now=now)
    offer = make_offer(now=now)
    team = opening(offer, ana.id, now=now).team
    bens_bought = place(ben, (mug, 1), now=now)
    (bens_intent,) = payments.intents([bens_bought.id]).values()
    bens_attempt = make_attempt(bens_intent)
    Attempt.objects.filter(pk=bens_attempt.id).update(shown_kind=ShownKind.TRANSFER)
    made_out_to = Title(TitleKind.PERSONAL, "Ana", "")
    title = keep_title(ana.id, made_out_to)
    invoice = request_invoice(done.id, made_out_to, person_id=ana.id, now=now)
    note, bens_note = make_note(ana.id, now=now), make_note(ben.id, now=now)
    boards = [make_board(owner_id=one.id, name="茶具", is_private=True, now=now) for one in (ana, ben)]
    talk = ask_shop(ana.id, shop.id, now=now)
    asked, bens_question = ask(mug.product_id, make_buyer().id, now=now), ask(bens_mug.product_id, ana.id, now=now)
    template = make(shop_id=shop.id, now=now)
    deliver_news()
    issue_due(now=timezone.now())
    call_command("refresh_storefront", verbosity=0)
    anas_video = begin_video(owner_id=ana.id, size_bytes=9, content_type="video/mp4", sha256="", now=now)
    operator = Person.objects.create_superuser(email="operator@example.com", password=secrets.token_hex())

    def pictures(person_id: UUID) -> UUID:
        return store_picture(picture_bytes(), person_id, "review", keep=False, now=now).id

    def ids(**known: tuple[str, UUID]) -> dict[str, str]:
        return {name: encode(prefix, value) for name, (prefix, value) in known.items()}

    clients = {"stranger": Client()}
    ids_of = {"ana": ana.id, "ben": ben.id, "olga": olga.id, "cleo": cleo.id, "operator": operator.pk}
    for role, person_id in ids_of.items():
        clients[role] = Client()
        clients[role].force_login(Person.objects.get(pk=person_id))
    return World(
        people=clients,
        ids=ids(
            shop_id=("shop", shop.id),
            person_id=("pers", olga.id),
            address_id=("addr", make_address(ana.id).id),
            product_id=("prod", mug.product_id),
            sku_id=("sku", mug.id),
            intent_id=("pay", unpaid.intent_id or UUID(int=0)),
            attempt_id=("att", Attempt.objects.get(intent__ref=bought.id).id),
            checkout_id=("chk", unpaid.id),
            order_id=("ord", unpaid.orders[0].id),
            review_id=("rev", review.id),
            team_id=("team", team.id),
            case_id=("case", case.id),
            judged_id=("moditem", judged.id),
            invoice_id=("inv", invoice.id),
            title_id=("ttl", title.id),
            line_id=("line", done.lines[0].id),
            activity_id=("act", offer.activity.id),
            statement_id=("stmt", stated.statement_id or UUID(int=0)),
            item_id=("item", stated.pk),
            note_id=("note", note.id),
            video_id=("vid", anas_video.id),
            comment_id=("cmt", say(note.id, ana.id, now=now).id),
            board_id=("brd", boards[0].id),
            conversation_id=("conv", talk),
            message_id=("msg", write(talk, ana.id, now=now).id),
            question_id=("ques", asked.id),
            answer_id=("ans", answer(asked.id, ana.id, now=now).id),
            template_id=("tmpl", template.id),
            import_id=("imp", a_file_for(shop.id, olga.id, now).id),
        )
        | {"code": make_share(ana.id, mug.product_id, now=now).code},
        private=ids(
            addr=("addr", make_address(ana.id).id),
            line=("line", done.lines[0].id),
            case=("case", case.id),
            inv=("inv", invoice.id),
            pic=("pic", pictures(ana.id)),
            pay=("pay", unpaid.intent_id or UUID(int=0)),
            chk=("chk", unpaid.id),
            ord=("ord", unpaid.orders[0].id),
            brd=("brd", boards[0].id),
            coup=("coup", give(ana.id, template=template, now=now).id),
        ),
        of_ben=ids(
            shop=("shop", bens_shop.id),
            pers=("pers", ana.id),
            addr=("addr", make_address(ben.id).id),
            prod=("prod", bens_mug.product_id),
            sku=("sku", bens_mug.id),
            line=("line", bens_bought.orders[0].lines[0].id),
            cat=("cat", UUID(int=1)),
            pic=("pic", pictures(ben.id)),
            chk=("chk", bens_bought.id),
            ord=("ord", bens_bought.orders[0].id),
            pay=("pay", bens_bought.intent_id or UUID(int=0)),
            att=("att", bens_attempt.id),
            act=("act", offer.activity.id),
            team=("team", team.id),
            note=("note", bens_note.id),
            ques=("ques", bens_question.id),
            cmt=("cmt", say(bens_note.id, ben.id, now=now).id),
            brd=("brd", boards[1].id),
            coup=("coup", give(ben.id, template=template, now=now).id),
        ),
    )


def a_file_for(shop_id: UUID, person_id: UUID, now: datetime) -> ImportView:
    data = io.BytesIO(b"Handle,Title,Variant Price\nmug,Mug,19.90\n")
    look, plan = look_through(data, len(data.getvalue())), Plan(shop_id, None, "en", overwrites=False)
    return take_file(
        plan=plan, person_id=person_id, file_name="x.csv", look=look, stored_as=keep(data, now=now), now=now
    )  # fmt: skip


def picture_bytes() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 40)).save(made, "PNG")
    return made.getvalue()


def example(schema: dict[str, Any], world: World) -> Any:
    """Make the smallest value that a schema allows."""
    if "$ref" in schema:
        return example(DESCRIPTION["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]], world)
    if "enum" in schema:
        return schema["enum"][0]
    if "const" in schema:
        return schema["const"]
    for word in ("anyOf", "oneOf", "allOf"):
        if word in schema:
            return example(next(one for one in schema[word] if one.get("type") != "null"), world)
    match schema.get("type"):
        case "object":
            wanted = schema.get("required", [])
            made = {name: SAID.get(name) or example(schema["properties"][name], world) for name in wanted}
            return made or {name: example(one, world) for name, one in list(schema.get("properties", {}).items())[:1]}
        case "array":
            return [example(schema["items"], world)] * schema.get("minItems", 1)
        case "integer" | "number":
            return max(schema.get("minimum", 1), 1)
        case "boolean":
            return True
    kind = re.match(r"\^([a-z]+)_", schema.get("pattern", ""))
    if kind:
        return world.of_ben.get(kind.group(1), encode(kind.group(1), UUID(int=7)))
    return {"date": "2026-03-01", "date-time": "2026-03-01T12:00:00Z"}.get(schema.get("format", ""), "x" * 8)


# What counts how often somebody asks is changed by asking; a session is begun by whoever needs one.
COUNTERS = {"foundation_ratecount", "people_cache", "django_session"}


def fingerprint() -> dict[str, tuple[int, int]]:
    """Sum up every table of the market: how many rows, and what is in them."""
    tables = sorted({name for (name,) in sql.rows(_TABLES)} - COUNTERS)
    each = [
        f"SELECT '{name}', count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) FROM {name} t"
        for name in tables
    ]
    return {name: (int(count), int(content)) for name, count, content in sql.rows(" UNION ALL ".join(each))}


_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename !~ '^(django_migrations|auth_)'"
