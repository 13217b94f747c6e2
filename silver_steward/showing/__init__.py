"""From rows to pages: what each reader may see."""
