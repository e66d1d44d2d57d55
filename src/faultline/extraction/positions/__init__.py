"""Positions: what somebody is for or against."""
