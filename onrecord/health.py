"""What a monitor or a load balancer asks: does this process answer, and does its database."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

ALIVE = "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - interval '1 minute'"


@require_safe
@never_cache
@login_not_required
def health(request: HttpRequest) -> JsonResponse:
    """200 with the number of workers that are alive, for everybody; 503 while the database does not answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(ALIVE)
            (workers,) = cursor.fetchone()
    except DatabaseError:
        return JsonResponse({"database": False}, status=503)
    return JsonResponse({"database": True, "workers": workers})
