"""Captions: a timeline's words cut into cues that keep the limits of a profile."""

from output.captions.cues import Cue, cues
from output.captions.profiles import PROFILES, Profile, get_profile

__all__ = ["PROFILES", "Cue", "Profile", "cues", "get_profile"]
