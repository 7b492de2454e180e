// Part of the build: validates all front matter and topics, naming the file, before anything is built.
import { startFileOf, startRoles, topicFileOf, topicNames } from '../../api/discovery/topics/files.ts';
import { BankFileError, bankFiles, frontMatterOf } from '../../api/knowledge/bankFiles/files.ts';

const faults = bankFiles().flatMap((file) => {
  try {
    frontMatterOf(file);
    return [];
  } catch (error) {
    if (error instanceof BankFileError) return [error.message];
    throw error;
  }
});

const topicFault = (path: string, read: () => unknown): string[] => {
  try {
    read();
    return [];
  } catch (error) {
    return [`content/topics/${path}.yaml: ${error instanceof Error ? error.message : error}`];
  }
};
faults.push(
  ...topicNames.flatMap((name) => topicFault(`${name.facet}/${name.code}`, () => topicFileOf(name))),
  ...startRoles.flatMap((role) => topicFault(`start/${role}`, () => startFileOf(role))),
);
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);
