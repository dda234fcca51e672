import type { Fault } from "@seamark/errors";
import { jurisdictions } from "../../persons/classify/jurisdictions.ts";

/** A jurisdiction that is named must have a profile. */
export const jurisdictionFaults = (code: string | undefined): Fault[] =>
	code === undefined || jurisdictions.has(code)
		? []
		: [
				{
					at: "/jurisdiction",
					message: `has no profile; name one of ${[...jurisdictions.keys()].sort().join(", ")}, or leave it out`,
				},
			];
