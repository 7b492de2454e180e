export { capability } from './capability.ts';
export { topicAddresses } from './changed.ts';
export {
  isTopic,
  type Step,
  startFileOf,
  startRoles,
  type TopicFacet,
  topicFacets,
  topicFileOf,
  topicNames,
  topicOf,
  topicTitle,
  topicUrl,
} from './files.ts';
export { listStarts, listTopics, type TopicRow, topicGroups } from './list.ts';
export { readTopic, type Topic } from './topic.ts';
