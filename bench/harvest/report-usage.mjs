/* Loaded into a measured process: writes its CPU seconds and peak memory in KiB to the file USAGE_FILE. */
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS };
  writeFileSync(process.env.USAGE_FILE, JSON.stringify(usage));
});
