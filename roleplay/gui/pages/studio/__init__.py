"""The studio, in which trainers write their own customers."""
