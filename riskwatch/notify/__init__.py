"""Channels to people, one file each: a message goes in, a receipt comes out."""
