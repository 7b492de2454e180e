// A table wider than the page scrolls in its own box: the keyboard must reach that box, also after the window was made narrower
// or the letters larger.
const watcher = new ResizeObserver((entries) => {
  for (const { target } of entries) if (target.scrollWidth > target.clientWidth) target.setAttribute('tabindex', '0');
});
for (const table of document.querySelectorAll('.prose table, .scroller')) watcher.observe(table);
