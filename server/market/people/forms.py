"""What the sign-up form asks beside the e-mail address and the password; django-allauth asks those."""

from typing import Any

from django import forms
from django.http import HttpRequest

from market.people.errors import NicknameInvalid
from market.people.rules import clean_nickname


class SignUpForm(forms.Form):
    nickname = forms.CharField(max_length=60, required=False)

    def clean_nickname(self) -> str:
        given: str = self.cleaned_data["nickname"]
        if not given.strip():
            return ""
        try:
            return clean_nickname(given)
        except NicknameInvalid as refusal:
            raise forms.ValidationError(str(NicknameInvalid.__doc__), code=refusal.code) from None

    def signup(self, request: HttpRequest, user: Any) -> None:
        """The adapter has saved the name already; allauth wants this to be here."""
