"""The web page on which volunteers pose emoticons, and its server."""
