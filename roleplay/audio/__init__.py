"""Devices, the phone line, telephone effect, voice activity and turn taking."""
