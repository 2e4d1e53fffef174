"""The audit: does the network see faces, or the web sites that the pictures come from?"""
