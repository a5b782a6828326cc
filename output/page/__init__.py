"""What an episode's page shows, ready for its templates."""

from output.page.view import view

__all__ = ["view"]
