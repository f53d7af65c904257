"""What things are. JSON Schemas for editors come from here."""
