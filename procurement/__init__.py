"""Procurement: the government's purchase of services, from an intention to a paid milestone."""
