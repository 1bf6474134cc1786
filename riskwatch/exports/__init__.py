"""The ways a report leaves the program: terminal text, JSON, a stand-alone page."""
