"""What tests share: small faces, pages, servers and visitors, made on the spot."""
