"""HTTP: read the request, make one call, shape the reply."""

from collections.abc import Sequence

from django.utils import timezone
from ninja import File, Router, Status
from ninja.files import UploadedFile

from foundation import access, rate
from foundation.neighbours import neighbour
from foundation.web import PersonRequest, signed_in
from foundation.words import language_of
from market.merchants import queries
from market.merchants.schemas import (
    MyShopOut,
    MyShopsOut,
    NewStaffIn,
    OwnLicenceOut,
    OwnShopOut,
    ShopIn,
    ShopLogoOut,
    StaffListOut,
    StaffOut,
    StaffRoleIn,
)
from market.merchants.services.add_staff import add_staff
from market.merchants.services.change_staff_role import change_staff_role
from market.merchants.services.edit_shop import edit_shop
from market.merchants.services.remove_staff import remove_staff
from market.merchants.types import PersonId, ShopId, ShopView, StaffView

router = Router(tags=["merchants"], auth=signed_in)
LOOK_UPS_A_MINUTE = 10  # Enough to hire a team, too few to find out who has an account here.
LOGOS_A_MINUTE = 10  # Each is a picture made anew, kept for good.


@router.get("/shops", response=MyShopsOut, summary="The shops where I work")
def read_my_shops(request: PersonRequest) -> MyShopsOut:
    language = language_of(request)
    mine = queries.shops_of(request.auth.id)
    return MyShopsOut(items=[MyShopOut.of(shop, role, language) for shop, role in mine], next=None)


@router.get("/shops/{shop_id}", response=OwnShopOut, summary="A shop of mine")
def read_shop(request: PersonRequest, shop_id: ShopId) -> OwnShopOut:
    access.require(request.auth.id, shop_id, "shop.read")
    return _shop_out(queries.shop(shop_id))


@router.patch("/shops/{shop_id}", response=OwnShopOut, summary="Change how a shop of mine presents itself")
def change_shop(request: PersonRequest, shop_id: ShopId, body: ShopIn) -> OwnShopOut:
    access.require(request.auth.id, shop_id, "shop.edit")
    return _shop_out(
        edit_shop(shop_id=shop_id, actor_id=request.auth.id, name=body.name, intro=body.intro, now=timezone.now())
    )


@router.post("/shops/{shop_id}/logo", response=OwnShopOut, summary="Give a shop of mine a logo")
def change_logo(request: PersonRequest, shop_id: ShopId, file: UploadedFile = File(...)) -> OwnShopOut:
    access.require(request.auth.id, shop_id, "shop.edit")
    rate.limit(who=f"person:{request.auth.id}", what="merchants.logo", per_minute=LOGOS_A_MINUTE)
    picture = neighbour("merchants.store_picture")(file.read(), request.auth.id, "shop_logo")
    return _shop_out(
        edit_shop(shop_id=shop_id, actor_id=request.auth.id, logo_picture_id=picture.id, now=timezone.now())
    )


@router.get("/shops/{shop_id}/staff", response=StaffListOut, summary="Who works in a shop of mine")
def read_staff(request: PersonRequest, shop_id: ShopId) -> StaffListOut:
    access.require(request.auth.id, shop_id, "shop.read")
    return StaffListOut(items=_staff_out(queries.staff_of(shop_id)), next=None)


@router.post("/shops/{shop_id}/staff", response={201: StaffOut}, summary="Take somebody on")
def take_on(request: PersonRequest, shop_id: ShopId, body: NewStaffIn) -> Status:
    access.require(request.auth.id, shop_id, "staff.edit")
    rate.limit(who=f"person:{request.auth.id}", what="merchants.look_up", per_minute=LOOK_UPS_A_MINUTE)
    person = neighbour("merchants.person_by_contact")(body.contact)
    member = add_staff(
        shop_id=shop_id, person_id=person.id, role=body.role, actor_id=request.auth.id, now=timezone.now()
    )
    return Status(201, _staff_out([member])[0])


@router.patch("/shops/{shop_id}/staff/{person_id}", response=StaffOut, summary="Give somebody another role")
def change_role(request: PersonRequest, shop_id: ShopId, person_id: PersonId, body: StaffRoleIn) -> StaffOut:
    access.require(request.auth.id, shop_id, "staff.edit")
    member = change_staff_role(shop_id=shop_id, person_id=person_id, role=body.role, actor_id=request.auth.id)
    return _staff_out([member])[0]


@router.delete("/shops/{shop_id}/staff/{person_id}", response={204: None}, summary="Let somebody go, or leave")
def let_go(request: PersonRequest, shop_id: ShopId, person_id: PersonId) -> Status:
    # Whoever works in a shop may leave it; only an owner may send somebody else away.
    permission = "shop.read" if person_id == request.auth.id else "staff.edit"
    access.require(request.auth.id, shop_id, permission)
    remove_staff(shop_id=shop_id, person_id=person_id, actor_id=request.auth.id)
    return Status(204, None)


def _shop_out(shop: ShopView) -> OwnShopOut:
    return OwnShopOut(
        shop_id=shop.id,
        slug=shop.slug,
        name=dict(shop.name),
        intro=dict(shop.intro),
        logo=_logo_out(shop),
        self_operated=shop.self_operated,
        state=shop.state,
        licence=OwnLicenceOut.of(shop.licence),
    )


def _logo_out(shop: ShopView) -> ShopLogoOut | None:
    if shop.logo_picture_id is None:
        return None
    picture = neighbour("merchants.pictures")([shop.logo_picture_id]).get(shop.logo_picture_id)
    if picture is None:
        return None
    return ShopLogoOut(
        url_320=picture.urls["320"],
        url_640=picture.urls["640"],
        url_1280=picture.urls["1280"],
        width=picture.width,
        height=picture.height,
        colour=picture.colour,
    )


def _staff_out(staff: Sequence[StaffView]) -> list[StaffOut]:
    people = neighbour("merchants.people")([member.person_id for member in staff])
    return [
        StaffOut(
            person_id=member.person_id,
            nickname=person.nickname,
            email=person.email,
            phone_masked=person.phone_masked,
            role=member.role,
        )
        for member in staff
        if (person := people.get(member.person_id))
    ]
