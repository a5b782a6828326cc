"""What an episode becomes: pages, subtitles, audio files, chapters, feed and site."""
