// Before the tests of the public build: it is built, as a deployment does.
import { buildOnce } from './built.ts';

export default (): void => buildOnce('dist-checked', 'checked');
