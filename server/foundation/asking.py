"""Asking an operator for what an act needs, then doing it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from foundation.errors import ShopError


def ask_and_do(
    desk: Any,
    request: HttpRequest,
    object_id: str | None,
    form: forms.Form,
    *,
    title: Any,
    act: Callable[[dict[str, Any]], object],
    note: str = "",
    picture: str = "",
) -> HttpResponse:
    """
    Show the form until it makes sense; then act, say what came of it, and go back to the row, or to the list.

    In: the desk (its ModelAdmin), and the row, if it is about one; what is done with the form's data, which returns
    what to say, if anything.
    """
    if request.method != "POST" or not form.is_valid():
        context = {**desk.admin_site.each_context(request), "form": form, "title": title, "opts": desk.opts}
        status = 422 if request.method == "POST" else 200
        return render(request, "foundation/ask.html", {**context, "note": note, "picture": picture}, status=status)
    try:
        said = act(form.cleaned_data)
    except ShopError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, str(said or title))
    page = f"admin:{desk.opts.app_label}_{desk.opts.model_name}"
    return redirect(reverse(f"{page}_changelist") if object_id is None else reverse(f"{page}_change", args=[object_id]))
