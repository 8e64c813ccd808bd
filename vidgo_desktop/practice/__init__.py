"""The pretend service: the documented API on loopback, with real clips made from the inputs."""
