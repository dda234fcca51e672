import { createRequire } from "node:module";

const load = createRequire(import.meta.url);

/** A package that is loaded when it is first asked for: its tables are large, and most processes read no name in characters. */
export const whenNeeded = <T>(name: string): (() => T) => {
	let loaded: T | undefined;
	return () => {
		loaded ??= load(name) as T;
		return loaded;
	};
};
