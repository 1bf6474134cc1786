"""Two versions of a contract side by side: which clause became which, word by word, and who says so.

`units` cuts a version into pieces that are compared as one, `alignment` pairs them, `differences` finds the changed words
of a pair, `rows` puts it all in reading order; `claims` holds the tracked changes of the newer file against what really
differs, `facts` compares what both versions agree on.
"""
