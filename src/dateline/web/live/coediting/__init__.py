"""Co-editing sockets: several browsers in one article, in one web process or in many."""
