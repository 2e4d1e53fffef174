"""Controls: what the pictures tell without the face, or with the face alone; one module each."""
