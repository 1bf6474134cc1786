"""Writes into a draft that somebody sent: comments and proposed wording, everything else left as it was.

Nothing is written anew from a tree: the bytes of the file are copied, and ours put in between.
"""
