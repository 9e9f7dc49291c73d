"""Organisations, their teams and contact points, and the people who work there: who they are, not what they may."""
