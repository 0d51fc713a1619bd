"""What people foresees and refuses."""

from foundation.errors import Conflict, Invalid, NotAllowed, NotFound


class PersonNotFound(NotFound):
    """There is no such person."""

    code = "people.person_not_found"


class EmailTaken(Conflict):
    """Somebody already signs in with this e-mail address."""

    code = "people.email_taken"


class NicknameInvalid(Invalid):
    """A nickname has 1 to 20 letters, digits or signs."""

    code = "people.nickname_invalid"


class LanguageUnknown(Invalid):
    """The market does not speak this language yet."""

    code = "people.language_unknown"


class TextMissing(Invalid):
    """Please fill this in."""

    code = "people.text_missing"


class TextTooLong(Invalid):
    """This text is too long."""

    code = "people.text_too_long"


class PhoneInvalid(Invalid):
    """This is not a telephone number that can be called."""

    code = "people.phone_invalid"


class CountryUnknown(Invalid):
    """A country is two capital letters, as in ISO 3166."""

    code = "people.country_unknown"


class RegionIncomplete(Invalid):
    """An address in China names its province, city and district."""

    code = "people.region_incomplete"


class PostcodeInvalid(Invalid):
    """This postcode does not fit the country."""

    code = "people.postcode_invalid"


class AddressNotFound(NotFound):
    """There is no such address among yours."""

    code = "people.address_not_found"


class TooManyAddresses(Conflict):
    """Your address book is full; remove one first."""

    code = "people.too_many_addresses"


class PhoneCodeWrong(Invalid):
    """This is not the code that was sent."""

    code = "people.phone_code_wrong"


class PhoneCodeExpired(Invalid):
    """This code no longer counts; ask for a new one."""

    code = "people.phone_code_expired"


class PhoneSignInClosed(NotAllowed):
    """Signing in by phone is not open here."""

    code = "people.phone_sign_in_closed"


class AlreadySignedIn(Conflict):
    """You are signed in already; sign out first."""

    code = "people.already_signed_in"


class AccountClosed(NotAllowed):
    """This account is closed."""

    code = "people.account_closed"


class SecondStepNeeded(NotAllowed):
    """This account asks for one more proof that it is you."""

    code = "people.second_step_needed"
