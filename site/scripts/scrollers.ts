// A table wider than the page scrolls in its own box: the keyboard must reach that box.
for (const table of document.querySelectorAll<HTMLElement>('.prose table, .scroller'))
  if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
