"""What everything stands on: settings, database, ids, events, jobs, files, signing."""
