"""Pretrained face networks, one module each."""
