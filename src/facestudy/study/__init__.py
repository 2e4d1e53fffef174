"""A study on disk: its paths, files, index, images, opt-outs and errors; shared arguments."""
