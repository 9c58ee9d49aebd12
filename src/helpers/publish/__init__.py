"""Publishing: raw data become processed tables, notebooks, reports and their index."""
