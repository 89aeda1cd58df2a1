"""The page "Goals and forecast": how far each goal is, how sure its date is, and what the hours were."""
