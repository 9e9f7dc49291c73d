"""The log of processing: who saw or changed what of whom, on what ground and for which purpose. Only ever added to."""
