"""Reading: documents, figure tables and raw folders become figures with the words that they were read from."""
