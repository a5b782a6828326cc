"""What was said: readers, speaker labels, speakers and the typed model."""
