"""The annual progress report to the legislature: figures with their bases, paragraphs in the paper's house style, editions that are frozen."""
