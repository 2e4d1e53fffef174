"""The page on which volunteers pose an emoticon, and the server behind it.

Enters: browsers with a camera. Leaves: pictures and rows of the index in a study's ``raw/``, and
``raw/visitors.csv``, which holds no name, no address and no code, only the code's digest.
"""
