import {
	type FeedFacets,
	type FeedFilter,
	type GovernedRecord,
	matchesFilter,
	may,
	type Principal,
} from "@seamark/policy";

/** A version of an alert as its event told it, oldest first in a list. Times are milliseconds since the epoch. */
export type Version = {
	version: number;
	/** Position in the log of the alerts service. */
	position: number;
	time: number;
	governed: GovernedRecord;
	facets: FeedFacets;
	/** A recall carries no content: nobody has had the alert by it. */
	recalled: boolean;
};

/** A live delivery: what lies after `from`, up to and including `to`, seen through a principal and a filter. */
export type DeliveryRange = {
	/** Position of the event that opened it: what lies before it is backfill. */
	opened: number;
	openedAt: number;
	from: number;
	/** Delivery up to here is known. */
	certain: number;
	/** Infinity while it goes on. */
	to: number;
	principal: Principal;
	/** `undefined` when it cannot be read. */
	filter: FeedFilter | undefined;
};

/** Which versions a delivery brought, since when. `possibly`: the hub cannot tell whether it got so far. */
export type Delivered = { versions: number[]; at: number; possibly: boolean };

/**
 * What a delivery brought of an alert; `undefined` for nothing. Decides again, with the same policy and the same filter,
 * what the feed decided when it delivered.
 */
export const deliveredBy = (range: DeliveryRange, versions: readonly Version[]): Delivered | undefined => {
	const brought = versions.flatMap((version) => broughtAt(range, version, versions));
	if (brought.length === 0) return undefined;
	return {
		versions: [...new Set(brought.map((one) => one.version))].sort((a, b) => a - b),
		at: Math.min(...brought.map((one) => one.at)),
		possibly: brought.every((one) => one.possibly),
	};
};

/** What the delivery brought when it came past the position of a version. */
const broughtAt = (range: DeliveryRange, passed: Version, versions: readonly Version[]) => {
	if (passed.position <= range.from || passed.position > range.to) return [];
	const live = passed.position > range.opened;
	// Backfill shows an alert as it stands when the stream opens, never a version that was replaced or recalled by then.
	const shown = live ? passed : versions.findLast((version) => version.position <= range.opened);
	if (!shown || shown.recalled) return [];
	const at = Math.max(shown.time, range.openedAt);
	if (!may(range.principal, "read", shown.governed, at).allowed) return [];
	if (range.filter && !matchesFilter(range.filter, shown.facets)) return [];
	return [
		{
			version: shown.version,
			at,
			possibly: !range.filter || Math.max(passed.position, shown.position) > range.certain,
		},
	];
};
