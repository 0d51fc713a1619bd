"""Where reviewers sit: one item after another, decided by keys. Opened by `manage` of the back office alone."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from foundation.backoffice import operator_of
from foundation.errors import ShopError
from foundation.words import say
from market.media import facade as media
from market.moderation import rules
from market.moderation.marking import marked
from market.moderation.models import Item
from market.moderation.models.classifiers import WHOLE_BP
from market.moderation.policy import POLICY, is_citable
from market.moderation.services.claim_item import claim_item, release_item
from market.moderation.services.decide_item import decide_item
from market.moderation.sounding import NOTED_AT
from market.moderation.states import ItemState
from market.moderation.subjects import outside_id
from market.moderation.types import Choice
from market.people import facade as people

ADDRESS = "admin:moderation_review"
KINDS = {
    "note": _("A note"), "comment": _("A comment"), "review": _("A review"), "person": _("An account"),
    "message": _("A message"), "question": _("A question"), "answer": _("An answer"),
}  # fmt: skip
STATES = {
    ItemState.WAITING: _("waits"), ItemState.SECOND: _("waits for a second opinion"), ItemState.APPEALED: _("appealed"),
}  # fmt: skip
KEYS = "123456789"  # For the rules cited most, in the order of the policy.


def rule_choices() -> list[tuple[str, str]]:
    """Return the rules that can be cited, with their words in the language of the page."""
    return [(code, form_name(code)) for code in POLICY if is_citable(code)]


class OpinionForm(forms.Form):
    item_id = forms.UUIDField(widget=forms.HiddenInput)
    revision = forms.IntegerField(widget=forms.HiddenInput)
    rule = forms.ChoiceField(label=_("Rule"), required=False)
    because = forms.CharField(
        label=_("Why; its author reads it"), required=False, max_length=rules.LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    act = forms.ChoiceField(choices=[(one, one) for one in ("keep", "remove", "another", "release")])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["rule"]
        assert isinstance(field, forms.ChoiceField), "it was made a few lines above"
        field.choices = [("", "—"), *rule_choices()]


def review(desk: Any, request: HttpRequest) -> HttpResponse:
    """Show what is next, or do what was said about it and show what comes then."""
    reviewer_id = operator_of(request)
    if request.method == "POST":
        form = OpinionForm(request.POST)
        if form.is_valid():
            try:
                _do(form.cleaned_data, reviewer_id)
            except ShopError as refusal:
                messages.error(request, str(refusal))
            return redirect(ADDRESS)
        messages.error(request, _("Choose one of the acts"))
    view = claim_item(reviewer_id=reviewer_id, now=timezone.now())
    context = {**desk.admin_site.each_context(request), "title": _("Review"), "opts": desk.opts}
    return render(request, "moderation/review.html", {**context, **(_shown(view.id) if view else {})})


def _do(said: dict[str, Any], reviewer_id: UUID) -> None:
    if said["act"] == "release":
        release_item(item_id=said["item_id"], reviewer_id=reviewer_id)
        return
    # Who is not sure says which way they lean by citing a rule, or none.
    removes = said["act"] == "remove" or (said["act"] == "another" and said["rule"])
    decide_item(
        item_id=said["item_id"],
        reviewer_id=reviewer_id,
        revision=said["revision"],
        choice=Choice.REMOVE if removes else Choice.KEEP,
        rule=said["rule"] if removes else "",
        because=said["because"],
        asks_another=said["act"] == "another",
        now=timezone.now(),
    )


def _shown(item_id: UUID) -> dict[str, Any]:
    item = Item.objects.get(pk=item_id)
    snapshot = item.snapshots.get(revision=item.revision)
    suspected = item.rule if is_citable(item.rule) else ""
    form = OpinionForm(initial={"item_id": item.pk, "revision": item.revision, "rule": suspected})
    appeal = item.appeals.filter(revision=item.revision).first()
    return {
        "item": item,
        "kind": KINDS.get(item.subject_kind, item.subject_kind),
        "state": STATES.get(ItemState(item.state), item.state),
        "form": form,
        "snapshot": snapshot,
        "pieces": marked(snapshot.text, [(hit["term"], hit["end"] - hit["start"]) for hit in snapshot.hits]),
        "score_percent": None if snapshot.score_bp is None else round(snapshot.score_bp / 100),
        "sound_percent": None if item.sound_bp is None else round(item.sound_bp / 100),
        "sounds_like": item.sounds_like if (item.sound_bp or 0) >= NOTED_AT * WHOLE_BP else (),
        "hits": [{**hit, "name": form_name(hit["rule"])} for hit in snapshot.hits],
        "pictures": [one.urls for one in media.pictures(snapshot.picture_ids).values()],
        "resemblances": _resemblances(snapshot.resemblances),
        "reports": item.reports.order_by("-id")[:20],
        "appeal": appeal,
        # Whoever looks at it again without an appeal is to form an opinion of their own.
        "before": item.opinions.filter(revision=item.revision) if item.state == ItemState.APPEALED else (),
        "keys": KEYS,
    }


def _resemblances(found: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put the picture that each is like beside it, and who published that."""
    other = media.pictures([UUID(one["like_picture_id"]) for one in found if one["like_picture_id"]])
    own = media.pictures([UUID(one["picture_id"]) for one in found])
    named = people.people([UUID(one["person_id"]) for one in found if one["person_id"]])
    drawn = []
    for one in found:
        picture = other.get(UUID(one["like_picture_id"])) if one["like_picture_id"] else None
        mine = own.get(UUID(one["picture_id"]))
        person = named.get(UUID(one["person_id"])) if one["person_id"] else None
        subject = outside_id(one["subject_kind"], UUID(one["subject_id"])) if one["subject_id"] else ""
        drawn.append({
            **one, "name": form_name(one["rule"]), "like": picture, "own": mine, "person": person, "subject": subject,
            "at": parse_datetime(one["at"]),
        })  # fmt: skip
    return drawn


def form_name(code: str) -> str:
    language = "zh-CN" if (get_language() or "").startswith("zh") else "en"
    return f"{code} {say(POLICY[code].words, language)}" if code in POLICY else code
