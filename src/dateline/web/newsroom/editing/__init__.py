"""The article form: from a snapshot to fields and from fields to a draft."""
