"""Reports to hand out: content as data, once, and a writer per format (DOCX, ODT, PDF, HTML, Markdown)."""
