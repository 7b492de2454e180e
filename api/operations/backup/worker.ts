import { parentPort, workerData } from 'node:worker_threads';
import { BackupRefusal } from './refusal.ts';
import { addCopy, type RotationOrder } from './rotate.ts';

/** The worker of `job.ts`: makes one copy and posts its progress and result. */
try {
  const { manifest, removed } = await addCopy({
    ...(workerData as RotationOrder),
    tell: (progress) => parentPort?.postMessage({ progress }),
  });
  parentPort?.postMessage({ made: { lost: manifest.lost.length, flaws: manifest.flaws, removed } });
} catch (error) {
  const told = error instanceof Error ? error.message : String(error);
  parentPort?.postMessage({ failure: told, refused: error instanceof BackupRefusal });
}
