"""Builds assessment packs: sites, forms and PDFs from the files of a project folder."""
