"""Controls: what pictures tell without the face, one module each."""
