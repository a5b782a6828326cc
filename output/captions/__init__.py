"""Captions: a timeline's words cut into cues that keep the limits of a profile.

``output.captions.cues`` cuts; it is not imported here, since podcast.toml is read without cutting anything.
"""

from output.captions.profiles import PROFILES, CaptionSettings, Profile, get_profile

__all__ = ["PROFILES", "CaptionSettings", "Profile", "get_profile"]
