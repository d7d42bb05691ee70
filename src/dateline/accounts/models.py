"""People, roles, tokens and the audit log."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower, Now

from dateline.ground.ids import new_id


class Role(models.TextChoices):
    """What somebody may do in a service; each role but translator includes those before it."""

    TRANSLATOR = "translator"
    REPORTER = "reporter"
    EDITOR = "editor"
    PUBLISHER = "publisher"
    ADMINISTRATOR = "administrator"


class UserManager(BaseUserManager["User"]):
    """Finds people by e-mail address, in any case of letters."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """Somebody who works in the newsroom."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField()
    name = models.CharField(max_length=200, help_text="As it stands in a byline.")
    job_title = models.CharField(max_length=200, blank=True)
    ui_language = models.CharField(max_length=35, default="en")
    is_active = models.BooleanField(default=True)
    joined = models.DateTimeField(db_default=Now(), editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name"]
    objects = UserManager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("email"), name="user_email_unique"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name


class Membership(models.Model):
    """A role of a person in a service; an empty service code means every service."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    service_code = models.CharField(max_length=35, blank=True)
    role = models.CharField(max_length=20, choices=Role.choices)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "service_code"], name="one_role_a_service"),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="membership_role_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.role} {self.service_code or 'everywhere'}"


class ApiToken(models.Model):
    """A key for programs. Only its hash is kept; what it may do is what its owner may."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    label = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64, unique=True)
    created = models.DateTimeField(db_default=Now(), editable=False)
    last_used = models.DateTimeField(null=True, editable=False)
    revoked = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.label


class AuditEntry(models.Model):
    """Something that somebody did. Rows are only ever added; the database refuses anything else."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(db_default=Now(), editable=False)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    verb = models.CharField(max_length=60)
    target_kind = models.CharField(max_length=40)
    target_id = models.CharField(max_length=80)
    service_code = models.CharField(max_length=35, blank=True)
    detail = models.JSONField(default=dict)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["target_kind", "target_id", "-id"], name="audit_target"),
            models.Index(fields=["by", "-id"], name="audit_by"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.target_kind} {self.target_id}"
