"""Shops, and the people who work in them."""

from datetime import datetime
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from foundation.ids import uuid7
from market.merchants.errors import ShopNotFound, StaffNotFound
from market.merchants.states import SHOP, ShopState
from market.merchants.types import LicenceView, Role, ShopView, StaffView

STATES = [state.value for state in ShopState]  # Plain words, so that migrations import nothing of ours.
ROLES = [role.value for role in Role]


class ShopQuerySet(models.QuerySet["Shop"]):
    def lock(self, shop_id: UUID) -> "Shop":
        """:raises ShopNotFound:"""
        try:
            return self.select_for_update(of=("self",), no_key=True).get(pk=shop_id)
        except Shop.DoesNotExist:
            raise ShopNotFound from None


class Shop(models.Model):
    """Somebody who sells here, and the licence by which they do."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    slug = models.CharField(max_length=40, unique=True)
    name = models.JSONField()  # {"zh-CN": "一炉家物", "en": "Hearth & Kiln"}
    intro = models.JSONField(default=dict)
    logo_picture_id = models.UUIDField(null=True, blank=True)
    self_operated = models.BooleanField(default=False)
    state = models.CharField(max_length=16, default=SHOP.start.value, choices=[(name, name) for name in STATES])
    licence_company = models.CharField(max_length=120, blank=True)
    licence_number = models.CharField(max_length=30, blank=True)
    licence_address = models.CharField(max_length=200, blank=True)
    licence_issued_on = models.DateField(null=True, blank=True)
    licence_valid_until = models.DateField(null=True, blank=True)
    licence_exemption = models.CharField(max_length=200, blank=True)
    source_key = models.CharField(max_length=120, unique=True, null=True, blank=True, editable=False)
    opened_at = models.DateTimeField(db_default=Now())

    objects = ShopQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-opened_at", "id"], name="merchants_newest_first")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="merchants_shop_state_known"),
            models.CheckConstraint(
                condition=~Q(licence_number="") | ~Q(licence_exemption=""), name="merchants_licence_or_exemption"
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    def move_to(self, after: ShopState, *, now: datetime, because: str) -> None:
        """The only line of code that writes `state`. :raises IllegalMove:"""
        SHOP.require(ShopState(self.state), after)
        self.moves.create(before=self.state, after=after, at=now, because=because)
        self.state = after
        self.save(update_fields=["state"])

    def roles(self) -> list[Role]:
        return [Role(role) for role in self.staff.values_list("role", flat=True)]

    def member(self, person_id: UUID) -> "Staff":
        """:raises StaffNotFound:"""
        found = self.staff.filter(person_id=person_id).first()
        if found is None:
            raise StaffNotFound
        return found

    def view(self) -> ShopView:
        return ShopView(
            id=self.id,
            slug=self.slug,
            name=self.name,
            intro=self.intro,
            logo_picture_id=self.logo_picture_id,
            self_operated=self.self_operated,
            licence=LicenceView(
                company=self.licence_company,
                number=self.licence_number,
                address=self.licence_address,
                issued_on=self.licence_issued_on,
                valid_until=self.licence_valid_until,
                exemption=self.licence_exemption,
            ),
            state=ShopState(self.state),
        )


class ShopMove(models.Model):
    shop = models.ForeignKey(Shop, models.PROTECT, related_name="moves")
    before = models.CharField(max_length=16)
    after = models.CharField(max_length=16)
    at = models.DateTimeField()
    because = models.CharField(max_length=200)


class Staff(models.Model):
    """One person's part in one shop."""

    shop = models.ForeignKey(Shop, models.PROTECT, related_name="staff", db_index=False)
    person_id = models.UUIDField()
    role = models.CharField(max_length=16, choices=[(name, name) for name in ROLES])
    since = models.DateTimeField()

    class Meta:
        verbose_name_plural = "staff"
        indexes = [models.Index(fields=["person_id", "shop"], name="merchants_shops_of")]
        constraints = [
            models.UniqueConstraint(fields=["shop", "person_id"], name="merchants_one_part_each"),
            models.CheckConstraint(condition=Q(role__in=ROLES), name="merchants_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.shop_id}"

    def view(self) -> StaffView:
        return StaffView(self.shop_id, self.person_id, Role(self.role))
