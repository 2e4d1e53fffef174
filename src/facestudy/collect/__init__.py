"""Turn a labelled folder of pictures into a study."""
