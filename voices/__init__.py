"""How it sounds: engines, casting, spoken text and the speech store."""
