"""The things Faultline speaks of, one file each: frozen typed values that import nothing but the errors."""
