export { capability } from './capability.ts';
export { topicAddresses } from './changed.ts';
export { isTopic, startFileOf, startRoles, type Step, type TopicFacet, topicFacets, topicFileOf, topicNames, topicOf, topicTitle, topicUrl } from './files.ts';
export { listStarts, listTopics, topicGroups, type TopicRow } from './list.ts';
export { readTopic, type Topic } from './topic.ts';
