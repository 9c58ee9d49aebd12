"""Processes: a server that forks them, calls and kernels in them, and the executors whose threads wait for them."""

from helpers.doors import opened

DOORS = {
    "servers": "sharing",  # this process's fork server, or what stands for one
    "ForkServer": "forks",  # a running fork server
    "Spawner": "spawns",  # calls in new Pythons, where nothing can be forked
    "KERNEL_MODULES": "children",  # what a kernel imports sooner or later
    "Crashed": "endings",  # the child is gone without an answer
    "ServerGone": "endings",  # the server is gone, and its children with it
    "Raised": "endings",  # the call raised an exception
    "TimedOut": "endings",  # the child was killed because its time was up
    "Stopped": "endings",  # the run is being stopped
    "LAST_LINES": "endings",  # how much is kept of what a process said last
    "ENGINE": "kernels",  # papermill's engine with warm kernels, by name
    "Pool": "executors",  # where jobs run
    "pool_for": "executors",  # threads of this process, or of a cluster's workers
    "completed": "executors",  # futures, each as it is done
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
