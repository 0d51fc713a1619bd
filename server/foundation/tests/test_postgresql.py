"""A kept connection is looked at before it is used, and asked only when its line is not quiet."""

import psycopg
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext


@pytest.mark.django_db(transaction=True)
def test_a_sound_connection_is_not_asked():
    connection.ensure_connection()

    with CaptureQueriesContext(connection) as asked:
        assert connection.is_usable()

    assert len(asked) == 0


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_the_server_has_ended_is_found_out_before_its_next_use(settings):
    connection.ensure_connection()
    backend = connection.connection.info.backend_pid
    with psycopg.connect(connection.connection.info.dsn, password=settings.DATABASES["default"]["PASSWORD"]) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [backend])

    assert not connection.is_usable()

    connection.close()


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_has_failed_is_asked():
    with pytest.raises(Exception, match="nowhere"), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM nowhere")

    with CaptureQueriesContext(connection):
        assert connection.errors_occurred
        assert connection.is_usable()
