"""Accounts in the Django admin."""

from django.contrib import admin
from django.contrib.auth.models import User

from onrecord.administration import AccountAdmin

admin.site.site_header = admin.site.site_title = "Onrecord"
admin.site.index_title = "Records and accounts"
admin.site.unregister(User)
admin.site.register(User, AccountAdmin)
