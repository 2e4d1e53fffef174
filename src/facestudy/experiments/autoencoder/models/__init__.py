"""The autoencoders, one a file, and the table of them."""
