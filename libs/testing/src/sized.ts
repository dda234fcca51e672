import { inject } from "vitest";

/** Fault tests have two sizes: the short one of `npm test`, and the long one of `npm run chaos -- --tests`. */
export const sized = <T>(short: T, long: T): T => (inject("long") ? long : short);

declare module "vitest" {
	interface ProvidedContext {
		/** Set by `npm run chaos -- --tests`. */
		long?: true;
	}
}
