"""An organisation's own protocol: stricter than the agreements for itself, never looser, and of no effect on others."""

from waakvlam.kern.eigen.laden import laad_eigen
from waakvlam.kern.eigen.oordeel import Eigenoordeel, Eigenterm
from waakvlam.kern.eigen.protocol import Eigen, Eigenregels, getal_in_woorden
from waakvlam.kern.eigen.vorm import Eigenbestand, Eigenkop

__all__ = [
    "Eigen",
    "Eigenbestand",
    "Eigenkop",
    "Eigenoordeel",
    "Eigenregels",
    "Eigenterm",
    "getal_in_woorden",
    "laad_eigen",
]
