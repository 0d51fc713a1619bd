"""Where django-allauth meets the market: what becomes of a sign-up, a sign-in and a letter."""

import dataclasses
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.headless.account.inputs import SignupInput
from allauth.headless.adapter import DefaultHeadlessAdapter
from allauth.headless.constants import Client
from allauth.headless.internal.decorators import mark_request_as_headless
from allauth.headless.internal.restkit.response import ErrorResponse
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone

from foundation.ids import encode
from foundation.tasks import enqueue
from foundation.web import GUEST_KEY
from foundation.words import language_of
from market.people.errors import SecondStepNeeded
from market.people.models import Person
from market.people.services.register_person import fresh_nickname
from market.people.services.tell_guest_signed_in import tell_guest_signed_in


class AccountAdapter(DefaultAccountAdapter):
    def save_user(self, request: HttpRequest, user: Person, form: SignupInput, commit: bool = True) -> Person:
        """Keep who signs up; of two who bring one e-mail address at once, the second is told that it is taken."""
        user.language = language_of(request)
        user.nickname = form.cleaned_data.get("nickname") or fresh_nickname(user.language)
        try:
            with transaction.atomic():
                saved: Person = super().save_user(request, user, form, commit)
        except IntegrityError:
            form.add_error("email", self.validation_error("email_taken"))
            raise ImmediateHttpResponse(ErrorResponse(request, input=form)) from None
        return saved

    def login(self, request: HttpRequest, user: Person) -> None:
        """Give the browser a session of a new name, and tell whose the guest's things are now."""
        guest_key = request.session.get(GUEST_KEY)
        with transaction.atomic():
            super().login(request, user)
            request.session.set_expiry(None)  # A guest's ends sooner.
            if guest_key:
                tell_guest_signed_in(person_id=user.pk, guest_key=guest_key, now=timezone.now())

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """
        Render a letter now, in the reader's language, and send it from the queue: nobody waits for a mail server.

        The queue holds the text until it is pruned; the links in it work once, and for an hour.
        """
        site = SimpleNamespace(name=settings.UNFOLD["SITE_TITLE"], domain=urlsplit(settings.PUBLIC_URL).netloc)
        everything = {"request": self.request, "email": email, "current_site": site}
        letter: EmailMessage = self.render_mail(template_prefix, email, {**everything, **context})
        html = [content for content, kind in getattr(letter, "alternatives", []) if kind == "text/html"]
        enqueue(
            "people.send_letter",
            to=email,
            subject=str(letter.subject),
            text=str(letter.body),
            html=str(html[0]) if html else "",
        )


class HeadlessAdapter(DefaultHeadlessAdapter):
    def user_as_dataclass(self, user: Person) -> Any:
        return dataclasses.replace(super().user_as_dataclass(user), id=encode("pers", user.pk) if user.pk else None)


def sign_in(request: HttpRequest, person: Person, *, phone: str, is_new: bool) -> None:
    """
    Sign somebody in who has proved their phone, through allauth's own steps. :raises SecondStepNeeded: theirs is MFA

    What is still to prove waits in the session; the browser goes on at `/_allauth/browser/v1/auth/2fa/authenticate`.
    """
    mark_request_as_headless(request, Client.BROWSER)
    record_authentication(request, person, method="code", phone=phone)
    perform_login(request, Login(user=person, phone=phone, signup=is_new))
    if not request.user.is_authenticated:
        raise SecondStepNeeded
