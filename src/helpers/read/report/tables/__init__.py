"""Tables: a grid becomes figures by its heads, its labels, its title and its unit line."""
