"""``turncast import``: a show that runs elsewhere moves here and keeps its subscribers."""
