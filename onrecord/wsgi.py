"""What a server loads: the application with all its pages, before the first request."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onrecord.settings")
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018  # else the first who asks waits for the views to be imported
gc.collect()
gc.freeze()  # what stays for good is not looked through again and again: a tenth of a second each time
