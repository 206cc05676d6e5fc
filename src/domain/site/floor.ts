// The oldest engines whose scripts and styles we build for, written once. Below it a visitor gets the plain door, whole.

/** As builders name engines: the first that know class fields, `Array.prototype.at` and `Object.hasOwn`. */
export const FLOOR = ['chrome93', 'firefox92', 'safari15.4'];

/** The language version that these engines read; what is newer in it is refused by the test of the built files. */
export const FLOOR_LANGUAGE = 2022;

/** True where an engine has what our scripts call without asking; older ones may still parse them. */
export const meetsFloor = (): boolean => typeof Object.hasOwn === 'function' && 'at' in Array.prototype;
