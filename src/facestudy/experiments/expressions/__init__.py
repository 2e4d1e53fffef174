"""Emoticon faces: a small network, a vote of 45 windows, a page that collects pictures.

Enters: pictures of people who pose one of 17 emoticons. Leaves: networks that name the emoticon,
films with the emoticon written beside each face. Posed by volunteers, and only that: what a face
shows on request says nothing about what somebody feels.
"""
