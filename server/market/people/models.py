"""People, and where their parcels go."""

from typing import Any, ClassVar, Self
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from foundation.ids import uuid7
from foundation.words import LANGUAGES
from market.people.errors import AddressNotFound, PersonNotFound
from market.people.rules import mask_phone
from market.people.types import AddressView, PersonView


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, *, nickname: str, password: str | None = None, **fields: Any) -> "Person":
        person = self.model(nickname=nickname, **fields)
        person.set_password(password)
        person.save()
        return person

    def create_superuser(self, *, email: str, password: str, **fields: Any) -> "Person":
        return self.create_user(
            nickname=fields.pop("nickname", email.split("@", maxsplit=1)[0]),
            email=email,
            password=password,
            is_staff=True,
            is_superuser=True,
            **fields,
        )

    def lock(self, person_id: UUID) -> "Person":
        """:raises PersonNotFound:"""
        try:
            return self.select_for_update(of=("self",), no_key=True).get(pk=person_id)
        except Person.DoesNotExist:
            raise PersonNotFound from None


class Person(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in, by e-mail or by phone."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    nickname = models.CharField(max_length=40)
    email = models.EmailField(unique=True, null=True, blank=True)
    phone = models.CharField(max_length=20, unique=True, null=True, blank=True)  # E.164
    is_phone_verified = models.BooleanField(default=False)
    avatar_picture_id = models.UUIDField(null=True, blank=True)
    hidden_profile = models.JSONField(null=True, blank=True, editable=False)  # The name and face that reviewers hid.
    language = models.CharField(max_length=10, default="zh-CN", choices=[(name, name) for name in LANGUAGES])
    city = models.CharField(max_length=60, blank=True)
    source_key = models.CharField(max_length=120, unique=True, null=True, blank=True, editable=False)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    joined_at = models.DateTimeField(db_default=Now())

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name_plural = "people"
        indexes = [
            models.Index(fields=["-joined_at", "id"], name="people_newest_first"),
            # The back office's: by nickname, and the few who are not like the others.
            models.Index(fields=["nickname"], name="people_by_nickname", opclasses=["varchar_pattern_ops"]),
            models.Index(fields=["-joined_at"], name="people_staff", condition=Q(is_staff=True)),
            models.Index(fields=["-joined_at"], name="people_closed", condition=Q(is_active=False)),
        ]

    def __str__(self) -> str:
        return self.nickname

    def get_username(self) -> str:
        """Return what they sign in with; who has only a phone has no e-mail, and the back office needs a name."""
        return self.email or self.phone or self.nickname

    def clean(self) -> None:
        """Django's own would write what `get_username` says into the e-mail."""
        self.email = Person.objects.normalize_email(self.email) or None

    def view(self) -> PersonView:
        return person_view(self.id, self.nickname, self.avatar_picture_id, self.language, self.email, self.phone)


def person_view(
    person_id: UUID, nickname: str, avatar_picture_id: UUID | None, language: str, email: str | None, phone: str | None
) -> PersonView:
    return PersonView(person_id, nickname, avatar_picture_id, language, email, mask_phone(phone))


class AddressQuerySet(models.QuerySet["Address"]):
    def of(self, person_id: UUID) -> Self:
        return self.filter(person_id=person_id)

    def get_of(self, person_id: UUID, address_id: UUID) -> "Address":
        """:raises AddressNotFound: also when it is somebody else's"""
        found = self.of(person_id).filter(pk=address_id).first()
        if found is None:
            raise AddressNotFound
        return found


class Address(models.Model):
    """Where a person's parcels go. One of them is the default."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="addresses")
    recipient = models.CharField(max_length=40)
    phone = models.CharField(max_length=20)  # E.164
    country = models.CharField(max_length=2)
    region_codes = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    region_names = ArrayField(models.CharField(max_length=60), default=list, blank=True)  # as they were when written
    line1 = models.CharField(max_length=120)
    line2 = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=12, blank=True)
    is_default = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    objects = AddressQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "addresses"
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(is_default=True), name="people_one_default_address"),
        ]

    def __str__(self) -> str:
        return f"{self.recipient} {' '.join(self.region_names)} {self.line1}"

    def view(self) -> AddressView:
        return AddressView(
            id=self.id,
            recipient=self.recipient,
            phone=self.phone,
            country=self.country,
            region_codes=tuple(self.region_codes),
            region_names=tuple(self.region_names),
            line1=self.line1,
            line2=self.line2,
            postcode=self.postcode,
            is_default=self.is_default,
        )


class PhoneCode(models.Model):
    """A one-time code sent to a phone. The code itself is nowhere: it follows from this row's id and our secret."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    phone = models.CharField(max_length=20)  # E.164
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(db_index=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["phone", "-id"], name="people_latest_code")]
        constraints = [models.CheckConstraint(condition=Q(tries__lte=5), name="people_code_tried_five_times")]
