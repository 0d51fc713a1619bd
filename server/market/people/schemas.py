"""Shapes on the wire. Only endpoints import this."""

from typing import Annotated, Literal

from ninja import Field, Schema
from pydantic import BeforeValidator, ConfigDict, StrictBool, TypeAdapter

from market.people.types import AddressId, AddressView, PersonId

# By itself a literal takes 1 for true.
OnlyTrue = Annotated[Literal[True], BeforeValidator(TypeAdapter(StrictBool).validate_python)]


class AvatarOut(Schema):
    url_320: str
    url_640: str
    url_1280: str
    width: int
    height: int
    colour: str


class MeOut(Schema):
    person_id: PersonId
    nickname: str
    language: str
    email: str | None
    phone_masked: str | None
    city: str
    avatar: AvatarOut | None


class MeIn(Schema):
    model_config = ConfigDict(extra="forbid")

    nickname: str | None = Field(None, max_length=200)
    language: str | None = Field(None, max_length=20)
    city: str | None = Field(None, max_length=200)


class PhoneIn(Schema):
    phone: str = Field(max_length=40, description="As people write it; without a country it is a Chinese number")


class PhoneCodeOut(Schema):
    phone_masked: str
    expires_in: int = Field(description="Seconds until the code no longer counts")
    shown_code: str | None = Field(description="The code itself, where no text message leaves; null in production")


class PhoneCodeIn(Schema):
    phone: str = Field(max_length=40)
    code: str = Field(max_length=12)


class EnteredOut(Schema):
    person: MeOut
    is_new: bool


class AddressIn(Schema):
    model_config = ConfigDict(extra="forbid")

    recipient: str = Field(max_length=200)
    phone: str = Field(max_length=40)
    country: str = Field("CN", max_length=8)
    region_codes: list[str] = Field([], max_length=3, description="Province, city and district; in China only")
    region_names: list[str] = Field([], max_length=3, description="State, city …, in words; outside China only")
    line1: str = Field(max_length=500)
    line2: str = Field("", max_length=500)
    postcode: str = Field("", max_length=40)
    is_default: StrictBool = False


class AddressChangeIn(Schema):
    model_config = ConfigDict(extra="forbid")

    recipient: str | None = Field(None, max_length=200)
    phone: str | None = Field(None, max_length=40)
    country: str | None = Field(None, max_length=8)
    region_codes: list[str] | None = Field(None, max_length=3)
    region_names: list[str] | None = Field(None, max_length=3)
    line1: str | None = Field(None, max_length=500)
    line2: str | None = Field(None, max_length=500)
    postcode: str | None = Field(None, max_length=40)
    is_default: OnlyTrue | None = Field(None, description="Another address takes the place, this one cannot leave it")


class AddressOut(Schema):
    address_id: AddressId
    recipient: str
    phone: str
    country: str
    region_codes: list[str]
    region_names: list[str]
    line1: str
    line2: str
    postcode: str
    is_default: bool

    @classmethod
    def of(cls, address: AddressView) -> "AddressOut":
        return cls(
            address_id=address.id,
            recipient=address.recipient,
            phone=address.phone,
            country=address.country,
            region_codes=list(address.region_codes),
            region_names=list(address.region_names),
            line1=address.line1,
            line2=address.line2,
            postcode=address.postcode,
            is_default=address.is_default,
        )


class AddressesOut(Schema):
    items: list[AddressOut]
    next: str | None
