"""How articles come to the desk."""
