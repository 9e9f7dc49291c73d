"""The directory of contact points, and the page on which an organisation keeps its own people."""
