"""Imports every module of the package in the folder that is named, and says how many there are."""
import importlib
import pkgutil
import sys

sys.path.insert(0, sys.argv[1])
package = importlib.import_module("doorstep_client")
names = [found.name for found in pkgutil.walk_packages(package.__path__, "doorstep_client.")]
for name in names:
    importlib.import_module(name)
print(len(names))
