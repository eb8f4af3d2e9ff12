import { describePublishedElements } from './scripts/manifest-plugin.mjs';

export default {
  globs: ['src/elements/*.ts'],
  litelement: true,
  packagejson: false,
  plugins: [describePublishedElements()],
};
