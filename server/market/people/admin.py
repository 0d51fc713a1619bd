"""The back office's view of people. Operators close accounts; nobody reads a password or signs in as somebody else."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.admin import EmailAddressAdmin
from allauth.account.models import EmailAddress
from allauth.mfa.admin import AuthenticatorAdmin
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.socialaccount.admin import SocialAccountAdmin, SocialTokenAdmin
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import TabularInline
from unfold.forms import AuthenticationForm

from foundation import audit
from foundation.backoffice import FoundByTypeId, LongList, one_of
from foundation.ids import encode
from market.people.models import Address, Person
from market.people.rules import mask_phone
from market.people.services.change_account import change_account


class StaffSignIn(AuthenticationForm):
    """The back office's door counts wrong passwords in the same place as the shop's."""

    def clean(self) -> dict[str, Any]:
        email, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if email and password:
            self.user_cache = get_adapter().authenticate(self.request, email=email.lower(), password=password)
            if self.user_cache is None:
                raise self.get_invalid_login_error()
            self.confirm_login_allowed(self.user_cache)
            if is_mfa_enabled(self.user_cache):  # This form asks for no second step; the shop's door does.
                raise ValidationError(_("Sign in on the shop's own page, then come back here."), code="second_step")
        return self.cleaned_data


admin.site.login_form = StaffSignIn


class AddressInline(TabularInline):
    """Where parcels go, to look at. The phone is masked: an operator has no need of it."""

    model = Address
    extra = 0
    fields = readonly_fields = ("recipient", "shown_phone", "country", "region_names", "line1", "is_default")
    can_delete = False

    @admin.display(description=_("Phone"))
    def shown_phone(self, address: Address) -> str:
        return mask_phone(address.phone) or ""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Person)
class PersonAdmin(FoundByTypeId):
    id_prefix = "pers"
    list_display = ("nickname", "email", "shown_phone", "city", "language", "is_active", "is_staff", "joined_at")
    list_filter = (
        one_of("is_staff", {True: _("staff")}, name=_("staff")),
        one_of("is_active", {False: _("closed")}, name=_("account")),
    )
    found_whole = ("phone",)
    found_by_beginning = ("nickname", "email")
    search_help_text = _("A person's id, a whole phone number, or the beginning of a nickname or an e-mail address")
    ordering = ("-joined_at", "id")
    fields = (
        "id",
        "nickname",
        "email",
        "shown_phone",
        "city",
        "language",
        "is_active",
        "is_staff",
        "groups",
        "last_login",
        "joined_at",
    )
    readonly_fields = ("id", "email", "shown_phone", "is_active", "last_login", "joined_at")
    filter_horizontal = ("groups",)
    inlines = (AddressInline,)
    actions = ("close_accounts", "reopen_accounts")

    @admin.display(description=_("Phone"))
    def shown_phone(self, person: Person) -> str:
        return mask_phone(person.phone) or ""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Person | None = None) -> bool:
        return False  # Orders name their people for years (E-Commerce Law art. 31); an account is closed instead.

    def get_readonly_fields(self, request: HttpRequest, obj: Person | None = None) -> tuple[str, ...]:
        more = () if request.user.is_superuser else ("is_staff", "groups")  # Nobody hands out what they have not got.
        return (*self.readonly_fields, *more)

    def save_model(self, request: HttpRequest, obj: Person, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        audit.record(
            actor_id=request.user.pk,
            action="people.edit_person",
            subject=encode("pers", obj.id),
            before={name: str(form.initial.get(name)) for name in form.changed_data},
            after={name: str(form.cleaned_data.get(name)) for name in form.changed_data},
            because="back office",
        )

    @admin.action(description=_("Close: they can no longer sign in"), permissions=["operate"])
    def close_accounts(self, request: HttpRequest, chosen: QuerySet[Person]) -> None:
        self._set_active(request, chosen.filter(is_superuser=False), is_active=False)

    @admin.action(description=_("Reopen"), permissions=["operate"])
    def reopen_accounts(self, request: HttpRequest, chosen: QuerySet[Person]) -> None:
        self._set_active(request, chosen, is_active=True)

    def _set_active(self, request: HttpRequest, chosen: QuerySet[Person], *, is_active: bool) -> None:
        for person in chosen.exclude(is_active=is_active):
            change_account(person_id=person.id, is_active=is_active, actor_id=request.user.pk)
            word = _("open") if is_active else _("closed")
            self.message_user(request, f"{person.nickname}: {word}", messages.SUCCESS)


# allauth's own lists, which count and sort their rows, as long lists. The first of each pair wins.
admin.site.unregister([EmailAddress, Authenticator, SocialAccount, SocialToken])


@admin.register(EmailAddress)
class EmailAddresses(LongList, EmailAddressAdmin):
    list_filter = ()
    list_select_related = ("user",)
    found_by = {"pers": "user_id"}
    found_by_beginning = ("email",)


@admin.register(Authenticator)
class Authenticators(LongList, AuthenticatorAdmin):
    list_filter = ()
    list_select_related = ("user",)
    found_by = {"pers": "user_id"}


@admin.register(SocialAccount)
class SocialAccounts(LongList, SocialAccountAdmin):
    list_filter = ()
    list_select_related = ("user",)
    found_by = {"pers": "user_id"}


@admin.register(SocialToken)
class SocialTokens(LongList, SocialTokenAdmin):
    list_filter = ()
    list_select_related = ("account", "app")
