"""Django's sessions in the database, read by one plain statement: every call of somebody signed in begins with it."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session

from foundation import sql


class SessionStore(db.SessionStore):
    def _get_session_from_db(self) -> Session | None:
        # A key is letters and digits. Whatever else a browser sends is none, and PostgreSQL might not take it.
        found = str(self.session_key).isalnum() and sql.one(
            "SELECT session_key, session_data, expire_date FROM django_session"
            " WHERE session_key = %s AND expire_date > now()",
            [self.session_key],
        )
        if not found:
            self._session_key = None  # Django's way to say that the browser's key opens nothing.
            return None
        key, data, expires_at = found
        return Session(session_key=key, session_data=data, expire_date=expires_at)
