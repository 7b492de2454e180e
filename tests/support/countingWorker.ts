// A thread that says it is there, waits until it is let go, and tells how many were there with it.
import { parentPort, workerData } from 'node:worker_threads';

const [present, open] = [0, 1];
const counted = new Int32Array(workerData as SharedArrayBuffer);
const beside = Atomics.add(counted, present, 1) + 1;
Atomics.notify(counted, present);
Atomics.wait(counted, open, 0);
Atomics.sub(counted, present, 1);
parentPort?.postMessage({ result: beside });
