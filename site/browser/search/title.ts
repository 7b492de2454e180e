/** The name of the window says what is asked, as the server drew it; the number of notices before it stays. */
export function tellTitle(query: string): void {
  const [waiting = ''] = /^\(\d+\) /.exec(document.title) ?? [];
  document.title = `${waiting}${query.trim() ? `${query.trim()} — поиск` : 'Поиск'} — Опора`;
}
