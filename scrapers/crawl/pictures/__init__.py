"""What pictures are: their metadata, their looks, and whether they show anybody at all."""
