import type { Actor } from "@seamark/contracts";
import { type Fault, HubError, mustBeOneOf } from "@seamark/errors";
import { purposes } from "@seamark/policy";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const isUuid = (text: string): boolean => uuid.test(text);

/** What numbers without a country code are of; empty where the caller does not know. */
export const checkCountry = (country: string): Fault[] =>
	/^([A-Z]{2})?$/.test(country) ? [] : [{ at: "/country", message: "must be an ISO 3166-1 code of two letters" }];

/** Who sent what waits; empty where nothing waits. */
export const checkSource = (source: string): Fault[] =>
	source === "" || isUuid(source) ? [] : [{ at: "/source", message: "must be a UUID in lower case, or empty" }];

/** For whom a service calls. Throws VALIDATION with everything that is wrong with it and with the ids beside it. */
export const checkCall = (
	caller: Actor | undefined,
	ids: Record<string, string>,
	faults: readonly Fault[] = [],
): Actor => {
	const found: Fault[] = [];
	for (const at of ["agencyId", "postId"] as const)
		if (!isUuid(caller?.[at] ?? "")) found.push({ at: `/caller/${at}`, message: "must be a UUID in lower case" });
	if (!purposes.some((purpose) => purpose === caller?.purpose))
		found.push({ at: "/caller/purpose", message: mustBeOneOf(purposes) });
	for (const [at, id] of Object.entries(ids))
		if (!isUuid(id)) found.push({ at: `/${at}`, message: "must be a UUID in lower case" });
	if (!caller || found.length > 0 || faults.length > 0)
		throw new HubError("VALIDATION", { faults: [...found, ...faults] });
	return caller;
};
