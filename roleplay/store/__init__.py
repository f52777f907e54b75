"""Schema, migrations, sessions, recordings and settings. The only place that knows SQLAlchemy."""
