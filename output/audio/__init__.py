"""From utterances to an audio file: segments, their levels, the workers that make them, the file."""
