"""What the back office shows of films: what became of each, whose it is, and why it was refused."""

import secrets

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from foundation.ids import encode, uuid7
from foundation.testing import NOON
from market.media.models import Video
from market.media.services.begin_video import begin_video
from market.media.services.store_video import store_video
from market.media.states import VideoState
from market.media.tests.clips import make_clip
from market.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def operator() -> Client:
    client = Client()
    client.force_login(Person.objects.create_superuser(email="operator@example.com", password=secrets.token_hex()))
    return client


def test_films_are_listed_with_their_state_their_owner_and_why_they_were_refused(operator):
    owner, address = uuid7(), reverse("admin:media_video_changelist")
    ready = store_video(make_clip(seconds=1.5), owner, clock=timezone.now)
    begun = begin_video(owner_id=owner, size_bytes=9, content_type="video/mp4", sha256="", now=NOON)
    video = Video.objects.get(pk=begun.id)
    video.move_to(VideoState.CHECKING, now=NOON, because="all parts are there")
    video.refused_because = "media.video_is_dark"
    video.move_to(VideoState.REFUSED, now=NOON, because="media.video_is_dark")

    everything = operator.get(address).content.decode()
    refused = operator.get(address, {"state": "refused"}).content.decode()
    found = operator.get(address, {"q": encode("vid", ready)}).content.decode()
    shown = operator.get(reverse("admin:media_video_change", args=[ready])).content.decode()

    assert encode("vid", ready) in everything
    assert encode("vid", begun.id) in refused
    assert encode("vid", ready) not in refused
    for word in (encode("pers", owner), "media.video_is_dark"):
        assert word in refused
    assert encode("vid", begun.id) not in found
    assert "<video src=" in shown
    assert "it came whole" in shown
