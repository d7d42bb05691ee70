"""Breaking news: raised by an editor, in front of every reader within seconds."""
