"""People guess the class of test portraits on a web page, and become the model ``human``."""
