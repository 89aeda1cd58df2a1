"""What if: changes are tried at the left, and what they lead to stands at the right."""
