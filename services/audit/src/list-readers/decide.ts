import {
	canTell,
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

/** What an update or recall overtakes sooner than this may not have gone out before it. */
const deliveryLagMs = 2_000;
/** The longest that the answer to a reading takes. */
const answerLagMs = 20_000;

/** Which versions a delivery brought, since when. `possibly`: the hub cannot tell whether it got so far. */
export type Delivered = { versions: number[]; at: number; possibly: boolean; savingLife: boolean };

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
		savingLife: brought.some((one) => one.savingLife),
	};
};

/** What the delivery brought when it came past the position of a version. */
const broughtAt = (range: DeliveryRange, version: Version, versions: readonly Version[]) => {
	// A backlog is sent with what is urgent ahead of the rest, so a stream may break off before its range gets there.
	const ahead = version.facets.urgency === "flash" ? range.opened : 0;
	if (version.recalled || version.position <= range.from || version.position > Math.max(range.to, ahead)) return [];
	const at = Math.max(version.time, range.openedAt);
	const admits = (one: Version) => !one.recalled && may(range.principal, "read", one.governed, at).allowed;
	// A feed sends a version to those whom it admits and whom the alert, as it is by then, admits too.
	const standing = versions.findLast((one) => one.position <= Math.max(version.position, range.opened)) ?? version;
	if (!admits(version) || !admits(standing)) return [];
	// The update by which an alert leaves the filter goes to everybody who had the version before.
	const before = versions.findLast((one) => one.position < version.position);
	const { filter } = range;
	const passed = [version, ...(before && admits(before) ? [before] : [])].filter(
		(one) => filter === undefined || matchesFilter(filter, one.facets),
	);
	if (passed.length === 0) return [];
	const certainly = filter !== undefined && passed.some((one) => canTell(filter, one.facets));
	const overtaken = versions.some(
		(one) => one.position > standing.position && one.time < at + deliveryLagMs && !admits(one),
	);
	const possibly = !certainly || version.position > range.certain || overtaken;
	const savingLife = may(range.principal, "read", version.governed, at).reason === "saving-life";
	return [{ version: version.version, at, possibly, savingLife }];
};

/** What a reading of the alert tells: had, possibly had (a recall came while it was answered), or nothing but a tombstone. */
export const hadByReading = (time: number, versions: readonly Version[]): "had" | "possibly" | "tombstone" => {
	const recall = versions.find((version) => version.recalled);
	if (!recall || time <= recall.time) return "had";
	return time < recall.time + answerLagMs ? "possibly" : "tombstone";
};
