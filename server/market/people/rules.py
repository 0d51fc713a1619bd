"""Pure decisions. No database, no clock, no Django."""

import re
from dataclasses import replace

import phonenumbers

from foundation.words import LANGUAGES
from market.people.errors import (
    CountryUnknown,
    LanguageUnknown,
    NicknameInvalid,
    PhoneInvalid,
    PostcodeInvalid,
    RegionIncomplete,
    TextMissing,
    TextTooLong,
)
from market.people.types import AddressDraft

LONGEST_NICKNAME = 20
LONGEST_CITY = 60
MOST_ADDRESSES = 30
HOME = "CN"
HOME_LEVELS = 3  # province, city, district
CHINESE_POSTCODE = re.compile(r"\d{6}")
ANY_POSTCODE = re.compile(r"[A-Z0-9][A-Z0-9 -]{0,11}")  # The longest in the Universal Postal Union's list is 10.

CODE_DIGITS = 6
CODE_TRIES = 5  # Five guesses at a million: with ten codes a day, one lucky guess in fifty years.
CODE_SECONDS = 5 * 60
CODES_A_DAY = 10  # More than anybody needs, and a text message costs money.


def clean_text(text: str, *, field: str, longest: int, needed: bool = False) -> str:
    """Return a line without unprintable signs and double spaces. :raises TextMissing, TextTooLong:"""
    kept = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    if needed and not kept:
        raise TextMissing(field=field)
    if len(kept) > longest:
        raise TextTooLong(field=field, longest=longest)
    return kept


def clean_nickname(nickname: str) -> str:
    """:raises NicknameInvalid:"""
    try:
        return clean_text(nickname, field="nickname", longest=LONGEST_NICKNAME, needed=True)
    except (TextMissing, TextTooLong):
        raise NicknameInvalid(field="nickname", longest=LONGEST_NICKNAME) from None


def check_language(language: str) -> str:
    """:raises LanguageUnknown:"""
    if language not in LANGUAGES:
        raise LanguageUnknown(field="language", languages=LANGUAGES)
    return language


def clean_phone(phone: str, country: str = HOME) -> str:
    """Return the number as E.164, "+8613800138000". :raises PhoneInvalid:"""
    try:
        number = phonenumbers.parse(phone[:40], country)
    except phonenumbers.NumberParseException:
        raise PhoneInvalid(field="phone") from None
    if not phonenumbers.is_valid_number(number):
        raise PhoneInvalid(field="phone")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def mask(nickname: str) -> str:
    """Show a stranger's name without telling it: "小明同学" -> "小**"."""
    return f"{nickname[:1]}**"


def mask_phone(phone: str | None) -> str | None:
    """Show enough for its owner to know it again: "+8613800138000" -> "138****8000"."""
    if not phone:
        return None
    national = phone.removeprefix("+86")
    if len(national) < 8:
        return f"{national[:2]}****"
    return f"{national[:3]}****{national[-4:]}"


def clean_address(draft: AddressDraft) -> AddressDraft:
    """
    Return the address as we keep it, or name the field that is wrong. Region codes are only counted here.

    :raises TextMissing, TextTooLong, CountryUnknown, PhoneInvalid, RegionIncomplete, PostcodeInvalid:
    """
    country = draft.country.strip().upper()
    if country not in phonenumbers.SUPPORTED_REGIONS:
        raise CountryUnknown(field="country")
    at_home = country == HOME
    if at_home and len(draft.region_codes) != HOME_LEVELS:
        raise RegionIncomplete(field="region_codes", levels=HOME_LEVELS)
    names = tuple(clean_text(name, field="region_names", longest=60) for name in draft.region_names[:HOME_LEVELS])
    return replace(
        draft,
        recipient=clean_text(draft.recipient, field="recipient", longest=40, needed=True),
        phone=clean_phone(draft.phone, country),
        country=country,
        region_codes=draft.region_codes if at_home else (),
        region_names=() if at_home else tuple(name for name in names if name),
        line1=clean_text(draft.line1, field="line1", longest=120, needed=True),
        line2=clean_text(draft.line2, field="line2", longest=120),
        postcode=_clean_postcode(draft.postcode, at_home=at_home),
    )


def _clean_postcode(postcode: str, *, at_home: bool) -> str:
    kept = postcode.strip().upper()
    fits = CHINESE_POSTCODE if at_home else ANY_POSTCODE
    if kept and not fits.fullmatch(kept):
        raise PostcodeInvalid(field="postcode")
    return kept
