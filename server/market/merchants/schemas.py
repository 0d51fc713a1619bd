"""Shapes on the wire. Only endpoints import this."""

from datetime import date

from ninja import Field, Schema
from pydantic import ConfigDict

from foundation.words import say
from market.merchants.rules import permissions
from market.merchants.states import ShopState
from market.merchants.types import LicenceView, PersonId, Role, ShopId, ShopView


class OwnLicenceOut(Schema):
    company: str
    number: str
    address: str
    issued_on: date | None
    valid_until: date | None
    exemption: str

    @classmethod
    def of(cls, licence: LicenceView) -> "OwnLicenceOut":
        return cls(
            company=licence.company,
            number=licence.number,
            address=licence.address,
            issued_on=licence.issued_on,
            valid_until=licence.valid_until,
            exemption=licence.exemption,
        )


class ShopLogoOut(Schema):
    url_320: str
    url_640: str
    url_1280: str
    width: int
    height: int
    colour: str


class MyShopOut(Schema):
    shop_id: ShopId
    slug: str
    name: str
    state: ShopState
    self_operated: bool
    role: Role
    permissions: list[str]

    @classmethod
    def of(cls, shop: ShopView, role: Role, language: str) -> "MyShopOut":
        return cls(
            shop_id=shop.id,
            slug=shop.slug,
            name=say(shop.name, language),
            state=shop.state,
            self_operated=shop.self_operated,
            role=role,
            permissions=sorted(permissions(role, shop.state)),
        )


class MyShopsOut(Schema):
    items: list[MyShopOut]
    next: str | None


class OwnShopOut(Schema):
    """A shop as its own staff edit it: every language at once."""

    shop_id: ShopId
    slug: str
    name: dict[str, str]
    intro: dict[str, str]
    logo: ShopLogoOut | None
    self_operated: bool
    state: ShopState
    licence: OwnLicenceOut


class ShopIn(Schema):
    model_config = ConfigDict(extra="forbid")

    name: dict[str, str] | None = None
    intro: dict[str, str] | None = None


class StaffOut(Schema):
    person_id: PersonId
    nickname: str
    email: str | None
    phone_masked: str | None
    role: Role


class StaffListOut(Schema):
    items: list[StaffOut]
    next: str | None


class NewStaffIn(Schema):
    contact: str = Field(max_length=254, description="The whole e-mail address or phone number they sign in with")
    role: str = Field(max_length=16)


class StaffRoleIn(Schema):
    role: str = Field(max_length=16)
