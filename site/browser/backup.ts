// While a copy is made its progress is told as it goes; when it has ended the page says how. Without it the page has a link to look again.
import type { backupOverview } from '../../api/operations/backup/index.ts';
import { stageTitles } from '../../api/operations/backup/shared/stages.ts';

type Told = Pick<Awaited<ReturnType<typeof backupOverview>>, 'run' | 'waiting'>;

const line = document.querySelector<HTMLElement>('[data-backup-run]');
const every = 3000;

async function look(shown: HTMLElement): Promise<void> {
  const answer = await fetch('/api/backups', { signal: AbortSignal.timeout(20_000) }).catch(() => null);
  if (answer?.ok) {
    const { run, waiting } = (await answer.json()) as Told;
    if (!run && !waiting) return location.reload();
    if (run) {
      const percent = run.total > 0 ? `, ${Math.floor((100 * run.done) / run.total)} %` : '';
      shown.textContent = `${stageTitles[run.stage]}${percent}.`;
    }
  }
  setTimeout(() => void look(shown), every);
}

if (line) setTimeout(() => void look(line), every);
