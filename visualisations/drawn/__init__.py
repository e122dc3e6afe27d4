"""Pictures for print, drawn by matplotlib: SVG, PNG and PDF of one drawing, each with its text twin."""
