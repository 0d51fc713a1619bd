"""People, and where their parcels go."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Now

from foundation.ids import uuid7


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, *, nickname: str, password: str | None = None, **fields: Any) -> "Person":
        person = self.model(nickname=nickname, **fields)
        person.set_password(password)
        person.save()
        return person

    def create_superuser(self, *, email: str, password: str, **fields: Any) -> "Person":
        return self.create_user(
            nickname=fields.pop("nickname", email.split("@")[0]),
            email=email,
            password=password,
            is_staff=True,
            is_superuser=True,
            **fields,
        )


class Person(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in, by e-mail or by phone."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    nickname = models.CharField(max_length=40)
    email = models.EmailField(unique=True, null=True, blank=True)
    phone = models.CharField(max_length=20, unique=True, null=True, blank=True)  # E.164
    is_phone_verified = models.BooleanField(default=False)
    avatar_picture_id = models.UUIDField(null=True, blank=True)
    language = models.CharField(max_length=10, default="zh-CN")
    city = models.CharField(max_length=60, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    joined_at = models.DateTimeField(db_default=Now())

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.nickname
