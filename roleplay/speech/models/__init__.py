"""Recognition models: the catalogue of official ones, and the folder of installed ones."""
