"""Captions: a timeline's words cut into cues that keep the limits of a profile."""

from output.captions.cues import Cue, cues, cues_of
from output.captions.heard import Heard, hear
from output.captions.profiles import PROFILES, Profile, get_profile

__all__ = ["PROFILES", "Cue", "Heard", "Profile", "cues", "cues_of", "get_profile", "hear"]
