"""The figures of the report, drawn as plain SVG: no browser, no script, no style attribute."""
