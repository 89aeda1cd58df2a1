"""How the forecast lives many futures at once. It wants numpy, so only `forecast` brings it in."""
