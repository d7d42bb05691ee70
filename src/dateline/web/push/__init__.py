"""Where providers push files of their wires: signed, and answered once the bytes are safe."""
