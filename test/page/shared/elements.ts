import { runTestFiles } from './run-test-files.js';

await runTestFiles('elements');
