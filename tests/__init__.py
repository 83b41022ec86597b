"""Tests mirror the rooms. Each is named by a behaviour, in the words of those who use it."""
