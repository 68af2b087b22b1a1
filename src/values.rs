//! The values a pact speaks of.
