export type { Capability, Check, DeskWaiting } from './capability.ts';
export { costOf } from './costlyReads.ts';
export { takesFiles } from './fileAddresses.ts';
export { capabilities, gathered, registerCapabilities } from './registry.ts';
export { stepTaken } from './steps.ts';
export { waitingBadge } from './waitingDays.ts';
