"""Test a study's trained models on another study with the same classes."""
