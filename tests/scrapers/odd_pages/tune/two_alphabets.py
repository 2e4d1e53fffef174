"""To come."""

LAYOUTS = ()
