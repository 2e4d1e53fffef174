"""The models of the study, the pretrained networks under two of them, and the table of both."""
