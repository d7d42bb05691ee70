"""Addresses of sign-in and two-step sign-in. They are allauth's views in our templates.

Signing up is closed (`accounts.adapter`): people are added by administrators.
"""

from __future__ import annotations

from allauth.account import views
from django.urls import include, path

urlpatterns = [
    path("sign-in/", views.login, name="account_login"),
    path("sign-in/again/", views.reauthenticate, name="account_reauthenticate"),
    path("sign-in/closed/", views.signup, name="account_signup"),
    path("sign-in/inactive/", views.account_inactive, name="account_inactive"),
    path("sign-out/", views.logout, name="account_logout"),
    path("account/password/", views.password_change, name="account_change_password"),
    path("account/password/first/", views.password_set, name="account_set_password"),
    path("account/two-step/", include("allauth.mfa.urls")),
]
