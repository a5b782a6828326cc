"""``turncast publish``: ``public/`` copied to where listeners find it, and the directories told."""
