"""The register of processing, what tables hold of people, and the documents that are made from both. No framework."""
