from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from onrecord.health import health

# One way in, with one limit on failures.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("health/", health),
    path("accounts/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
    path("", include("quotes.urls")),
]
