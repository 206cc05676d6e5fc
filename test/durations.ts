// How long each file took, the longest first: printed after every run of more than one file.
import type { Reporter, TestModule } from 'vitest/node';

/** Shorter files are told together, in milliseconds. */
const WORTH_A_LINE = 1000;

const took = (module: TestModule): number => {
  const { duration, collectDuration, setupDuration } = module.diagnostic();
  return duration + collectDuration + setupDuration;
};
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1).padStart(7)} s`;

/** A reporter of durations. */
export default class Durations implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (modules.length < 2) return;
    const all = [...modules].sort((a, b) => took(b) - took(a));
    const long = all.filter((module) => took(module) >= WORTH_A_LINE);
    const total = (some: TestModule[]): number => some.reduce((sum, module) => sum + took(module), 0);
    const lines = long.map((module) => `${seconds(took(module))}  ${module.relativeModuleId}`);
    const rest = all.length - long.length;
    if (rest > 0) lines.push(`${seconds(total(all) - total(long))}  ${rest} more`);
    console.log(['', `Files, the longest first (${seconds(total(all)).trim()} together):`, ...lines].join('\n'));
  }
}
