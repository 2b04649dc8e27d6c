"""Pictures as they come from phones, cameras and drawing programs, made fit for the site."""
