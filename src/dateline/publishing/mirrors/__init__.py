"""A service as one signed archive, which any host or memory stick can carry (docs/mirrors.md).

`contents`, `links` and `bundle` make it; `archive`, `verify`, `seen` and `unpack` read it. What
reads needs neither database nor settings, and takes every byte for hostile.
"""
