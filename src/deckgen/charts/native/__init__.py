"""Charts in PowerPoint's own form: what a picture shows, settled as series, categories and places."""
