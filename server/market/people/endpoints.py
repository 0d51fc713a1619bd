"""HTTP: read the request, make one call, shape the reply."""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja import File, Router, Status
from ninja.files import UploadedFile

from foundation import rate
from foundation.neighbours import neighbour
from foundation.web import PersonRequest, VisitorRequest, signed_in, visitor
from foundation.words import language_of
from market.people import queries
from market.people.adapter import sign_in
from market.people.errors import AlreadySignedIn
from market.people.models import Person
from market.people.phone_codes import code_of
from market.people.rules import CODE_SECONDS, clean_phone, mask_phone
from market.people.schemas import (
    AddressChangeIn,
    AddressesOut,
    AddressIn,
    AddressOut,
    AvatarOut,
    EnteredOut,
    MeIn,
    MeOut,
    PhoneCodeIn,
    PhoneCodeOut,
    PhoneIn,
)
from market.people.services.add_address import add_address
from market.people.services.change_address import change_address
from market.people.services.change_avatar import change_avatar
from market.people.services.change_profile import change_profile
from market.people.services.enter_by_phone import enter_by_phone
from market.people.services.remove_address import remove_address
from market.people.services.send_phone_code import send_phone_code
from market.people.types import AddressDraft, AddressId

router = Router(tags=["people"])
CODES_A_MINUTE = 2  # To one phone: the first, and one more for the impatient.
CODES_A_MINUTE_FROM_ONE_PLACE = 20  # A shared flat or a small office, not a machine that tries numbers.
GUESSES_A_MINUTE_FROM_ONE_PLACE = 30
FACES_A_MINUTE = 10  # Each is a picture made anew, kept for good.


@router.post("/phone-codes", response={201: PhoneCodeOut}, auth=visitor, summary="Text me a one-time code")
def ask_for_code(request: VisitorRequest, body: PhoneIn) -> Status:
    phone = clean_phone(body.phone)
    rate.limit(who=_place(request), what="people.phone_code", per_minute=CODES_A_MINUTE_FROM_ONE_PLACE)
    rate.limit(who=f"phone:{phone}", what="people.phone_code", per_minute=CODES_A_MINUTE)
    code_id = send_phone_code(phone=phone, now=timezone.now())
    return Status(
        201,
        PhoneCodeOut(
            phone_masked=mask_phone(phone) or "",
            expires_in=CODE_SECONDS,
            shown_code=code_of(code_id) if settings.PHONE_CODES_ON_SCREEN else None,
        ),
    )


@router.post(
    "/phone-codes/confirm", response=EnteredOut, auth=visitor, summary="Come in by a code; a new phone registers"
)
def enter(request: VisitorRequest, body: PhoneCodeIn) -> EnteredOut:
    if request.auth.person_id:
        raise AlreadySignedIn
    phone = clean_phone(body.phone)
    rate.limit(who=_place(request), what="people.phone_guess", per_minute=GUESSES_A_MINUTE_FROM_ONE_PLACE)
    view, is_new = enter_by_phone(phone=phone, code=body.code, language=language_of(request), now=timezone.now())
    person = Person.objects.get(pk=view.id)
    sign_in(request, person, phone=phone, is_new=is_new)
    return EnteredOut(person=_me(person), is_new=is_new)


@router.get("/me", response=MeOut, auth=signed_in, summary="Who I am")
def read_me(request: PersonRequest) -> MeOut:
    return _me(request.auth)


@router.patch("/me", response=MeOut, auth=signed_in, summary="Change what others see of me")
def change_me(request: PersonRequest, body: MeIn) -> MeOut:
    return _me(
        change_profile(person_id=request.auth.id, nickname=body.nickname, language=body.language, city=body.city)
    )


@router.post("/me/avatar", response=MeOut, auth=signed_in, summary="Show another face")
def change_my_avatar(request: PersonRequest, file: UploadedFile = File(...)) -> MeOut:
    rate.limit(who=f"person:{request.auth.id}", what="people.avatar", per_minute=FACES_A_MINUTE)
    picture = neighbour("people.store_picture")(file.read(), request.auth.id, "avatar")
    return _me(change_avatar(person_id=request.auth.id, picture_id=picture.id))


@router.delete("/me/avatar", response=MeOut, auth=signed_in, summary="Show no face")
def remove_my_avatar(request: PersonRequest) -> MeOut:
    return _me(change_avatar(person_id=request.auth.id, picture_id=None))


@router.get("/me/addresses", response=AddressesOut, auth=signed_in, summary="My address book, the default first")
def read_addresses(request: PersonRequest) -> AddressesOut:
    return AddressesOut(items=[AddressOut.of(one) for one in queries.addresses(request.auth.id)], next=None)


@router.post("/me/addresses", response={201: AddressOut}, auth=signed_in, summary="Write an address down")
def write_address(request: PersonRequest, body: AddressIn) -> Status:
    given = body.model_dump(exclude={"is_default", "region_codes", "region_names"})
    draft = AddressDraft(**given, region_codes=tuple(body.region_codes), region_names=tuple(body.region_names))
    address = add_address(person_id=request.auth.id, draft=draft, make_default=body.is_default, now=timezone.now())
    return Status(201, AddressOut.of(address))


@router.patch("/me/addresses/{address_id}", response=AddressOut, auth=signed_in, summary="Mend an address")
def mend_address(request: PersonRequest, address_id: AddressId, body: AddressChangeIn) -> AddressOut:
    given = body.model_dump(exclude={"is_default"}, exclude_none=True)
    changes = {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
    return AddressOut.of(
        change_address(
            person_id=request.auth.id, address_id=address_id, changes=changes, make_default=bool(body.is_default)
        )
    )


@router.delete("/me/addresses/{address_id}", response={204: None}, auth=signed_in, summary="Strike an address out")
def strike_address(request: PersonRequest, address_id: AddressId) -> Status:
    remove_address(person_id=request.auth.id, address_id=address_id)
    return Status(204, None)


def _me(person: Person) -> MeOut:
    return MeOut(
        person_id=person.id,
        nickname=person.nickname,
        language=person.language,
        email=person.email,
        phone_masked=mask_phone(person.phone),
        city=person.city,
        avatar=_avatar(person),
    )


def _avatar(person: Person) -> AvatarOut | None:
    if person.avatar_picture_id is None:
        return None
    picture = neighbour("people.pictures")([person.avatar_picture_id]).get(person.avatar_picture_id)
    if picture is None:
        return None
    return AvatarOut(
        url_320=picture.urls["320"],
        url_640=picture.urls["640"],
        url_1280=picture.urls["1280"],
        width=picture.width,
        height=picture.height,
        colour=picture.colour,
    )


def _place(request: HttpRequest) -> str:
    """Name where a request comes from, as allauth counts it."""
    return f"ip:{get_adapter().get_client_ip(request)}"
