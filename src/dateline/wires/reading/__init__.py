"""Reading hostile bytes: XML, HTML, JSON, plain text and times, as lenient as it is safe."""
