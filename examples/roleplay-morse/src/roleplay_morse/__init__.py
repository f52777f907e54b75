"""An example plug-in for Roleplay: Morse code, spoken, recognised and understood."""
