"""The customer's voice: synthesis engines, voice files, and how heat is heard.

Kept free of imports, because the child process of the system voices passes through here.
"""
