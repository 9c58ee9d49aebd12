"""Processes: a server that forks them, calls and kernels in them, and the executors whose threads wait for them."""
