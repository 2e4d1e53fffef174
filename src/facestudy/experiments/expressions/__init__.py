"""Posed emoticons: a small network, a vote of 45 windows, and a page that collects pictures.

The pictures show people who pose one of 17 emoticons on request. That says nothing about what
somebody feels.
"""
