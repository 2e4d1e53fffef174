"""The models of the study, the pretrained networks that some of them use, and the table of both."""
