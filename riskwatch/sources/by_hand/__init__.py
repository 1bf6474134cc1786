"""Official sites that no program may ask: a person saves the page, the report or the export, and hands the file in.

No captcha is solved and no challenge bypassed. What the file shows is read by headings and column titles and becomes a
snapshot like any other; a page that shows a challenge is the outcome "declined" and asks a person.
"""
