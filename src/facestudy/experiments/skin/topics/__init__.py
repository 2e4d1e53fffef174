"""From patch features to topics: textons, counts, latent Dirichlet allocation."""
