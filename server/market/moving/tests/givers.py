"""Who gives files to a shop, and what stands in them."""

import csv
import io
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from foundation.ids import decode, encode
from market.catalogue.tests.factories import make_category
from market.merchants.tests.factories import make_person, make_shop, make_staff
from market.moving.services.push_import import push_import
from market.people.models import Person


class Shop:
    """A shop with its owner, who is signed in."""

    def __init__(self) -> None:
        self.owner = make_person("奥尔加")
        self.view = make_shop(owner_id=self.owner.id)
        self.category = make_category()
        self.client = signed_in(self.owner.id)

    @property
    def id(self) -> UUID:
        return self.view.id

    @property
    def address(self) -> str:
        return f"/api/moving/shops/{encode('shop', self.id)}"

    def staff(self, role: str) -> Client:
        return signed_in(make_staff(self.view, role).id)

    def give(self, data: bytes, *, key: str = "k-1", client: Client | None = None, **form: Any):
        said = {"category_id": encode("cat", self.category.id), **form}
        form = {name: one for name, one in said.items() if one is not None}
        return (client or self.client).post(
            f"{self.address}/imports",
            {"file": SimpleUploadedFile("goods.csv", data), **form},
            headers={"Idempotency-Key": key},
        )

    def checked(self, data: bytes, *, key: str = "k-1", **form: Any) -> dict[str, Any]:
        """Give a file and let a worker check it."""
        given = self.give(data, key=key, **form)
        assert given.status_code == 201, given.content
        return self.pushed(given.json()["import_id"])

    def brought(self, data: bytes, *, key: str = "k-1", **form: Any) -> dict[str, Any]:
        """Give a file, let it be checked, and let it come in."""
        import_id = self.checked(data, key=key, **form)["import_id"]
        assert self.client.post(f"/api/moving/imports/{import_id}/start").status_code == 200
        return self.pushed(import_id)

    def pushed(self, import_id: str) -> dict[str, Any]:
        """Let a worker take it up, once more than it needs."""
        for _ in range(2):
            push_import(decode("imp", import_id), now=timezone.now())
        return self.client.get(f"/api/moving/imports/{import_id}").json()

    def lines(self, import_id: str, **asked: Any) -> list[tuple[int, str, str, str]]:
        answer = self.client.get(f"/api/moving/imports/{import_id}/lines", {"limit": 100, **asked}).json()
        return [(one["line"], one["verdict"], one["column"], one["code"]) for one in answer["items"]]

    def exported(self, **asked: Any) -> bytes:
        answer = self.client.get(f"{self.address}/products.csv", asked)
        assert answer.status_code == 200
        return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def signed_in(person_id: UUID) -> Client:
    client = Client()
    client.force_login(Person.objects.get(pk=person_id))
    return client


def sheet(*rows: dict[str, str], heading: Sequence[str] = ()) -> bytes:
    """Write rows as a shop system does: a column for all that any row says."""
    text = io.StringIO()
    columns = list(heading) or list(dict.fromkeys(column for row in rows for column in row))
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def mug(handle: str = "mug", **more: str) -> dict[str, str]:
    named = {name.replace("_", " "): value for name, value in more.items()}
    return {
        "Handle": handle, "Title": f"Mug {handle}", "Variant SKU": f"SKU-{handle}", "Variant Price": "19.90",
        "Variant Inventory Qty": "7", **named,
    }  # fmt: skip


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def written(rows: Sequence[dict[str, str]]) -> bytes:
    return sheet(*rows, heading=list(rows[0]))
