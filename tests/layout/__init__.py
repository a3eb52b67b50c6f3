"""Pages: what must hold on every one of them."""
