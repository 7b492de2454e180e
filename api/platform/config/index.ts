export { config, isSecure } from './config.ts';
