// Before all tests: everything is built, as `npm start` does.
import { buildOnce } from './built.ts';

export default (): void => buildOnce('dist', 'all');
