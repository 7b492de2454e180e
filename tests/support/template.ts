import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { demoCityOfThisHour } from './demoCity.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A data folder with the demo city in it; every test file works on a copy. */
    template: string;
  }
}

/** Fills the demo city once a run. */
export default function setup(project: TestProject): () => void {
  const template = demoCityOfThisHour('template');
  project.provide('template', template);
  return () => rmSync(template, { recursive: true, force: true });
}
