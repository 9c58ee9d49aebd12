"""Running text: sentences become figures, each number by the words around it."""
