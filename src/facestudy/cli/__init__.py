"""The command ``facestudy``."""
