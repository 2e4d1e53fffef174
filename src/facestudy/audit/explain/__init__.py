"""Where in a picture a trained network looks."""
