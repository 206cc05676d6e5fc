// The order of test files: what takes long starts first, so that no worker waits for the other in the end.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Parts of paths, the longest runs first; the rest follows by size, or by its last duration where one is known. */
const LONG = ['made-up', 'change-map', 'every-page', 'no-trace', 'find-care-rules', 'journeys/', 'promises/', 'operator/', 'functions/'];

const rank = ({ moduleId }: TestSpecification): number => {
  const found = LONG.findIndex((part) => moduleId.includes(part));
  return found < 0 ? LONG.length : found;
};

export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
