import { type DecodedEvent, decodeEvent } from "@seamark/contracts";
import type { LogEvent } from "@seamark/log";
import { type FeedFacets, type GovernedRecord, matchesFilter, may, type Principal } from "@seamark/policy";
import { changedParts } from "../alert/changed-parts.ts";
import { codeOf } from "../alert/code.ts";
import { facetsOf } from "../alert/facets.ts";
import type { AlertFilter } from "../alert/filter.ts";
import { originatorOf, present } from "../alert/present.ts";
import { type AlertState, governed } from "../alert/state.ts";

/** One change of one alert as the feed carries it, ready to be filtered, decided over and written. */
export type FeedItem = {
	position: number;
	change: "raised" | "updated" | "recalled" | "reminder" | "related";
	alertId: string;
	version: number;
	flash: boolean;
	facets: FeedFacets;
	/** Handling of this version. */
	governed: GovernedRecord;
	/** The version before; readers who lose the alert by an update learn that it was withdrawn from them. */
	previous: { governed: GovernedRecord; facets: FeedFacets } | undefined;
	/** Handling of the alert as it is now: anyone whom it no longer admits gets no earlier version either. */
	now: GovernedRecord;
	/** False when the alert has been recalled since: this version has nothing left to say. */
	live: boolean;
	/** Duty posts that have acknowledged this version, where it is a reminder. */
	acknowledgedBy?: ReadonlySet<string>;
	/** The alert of the reader's own agency as it is now, where the item is an alert on the same thing. */
	own?: { governed: GovernedRecord; live: boolean };
	/** The alert as JSON, for its originator and for others. Who could read the version before (`knew`) is told what changed. */
	json: (own: boolean, knew?: boolean) => string;
};

/** What a reader gets of an item. */
export type Delivery = "full" | "withdrawn" | "nothing";

/**
 * Pure: does this reader get this item, or notice that it was taken from them, or nothing at all? `knew`: whether the reader could read the
 * version before; who asks that too decides it once.
 */
export const deliveryOf = (
	item: FeedItem,
	who: Principal,
	filter: AlertFilter,
	now: number,
	knew = knewBefore(item, who, now),
): Delivery => {
	if (item.change === "reminder") return reminds(item, who, filter, now) ? "full" : "nothing";
	if (item.change === "related") return relates(item, who, filter, now) ? "full" : "nothing";
	const { previous } = item;
	const had = previous && knew && matchesFilter(filter, previous.facets);
	// Anyone who follows what an update takes out of the filter holds what no longer holds: that update still comes. A recall
	// passes every filter: a holder may have got an earlier version that passed when the last one does not.
	const follows = had || item.change === "recalled" || matchesFilter(filter, item.facets);
	const sees = may(who, "read", item.governed, now).allowed && mayNow(item, who, now);
	if (sees) return follows && item.live ? "full" : "nothing";
	// By what the reader had: whether the version that is hidden from them would pass their filter is hidden as well.
	return had && item.change === "updated" ? "withdrawn" : "nothing";
};

/** Who may acknowledge the alert as it is now, and has not. */
const reminds = (item: FeedItem, who: Principal, filter: AlertFilter, now: number): boolean =>
	item.live &&
	item.acknowledgedBy?.has(who.post) === false &&
	matchesFilter(filter, item.facets) &&
	may(who, "acknowledge", item.now, now).allowed;

/** Whose own alert is on the same thing, and who may read that one too, this version, and the alert as it is now. */
const relates = (item: FeedItem, who: Principal, filter: AlertFilter, now: number): boolean =>
	item.live &&
	item.own?.live === true &&
	item.own.governed.originator.agency === who.agency &&
	// A post's clearance binds inside its agency too: it may not learn that there is such an alert.
	may(who, "read", item.own.governed, now).allowed &&
	matchesFilter(filter, item.facets) &&
	may(who, "read", item.governed, now).allowed &&
	mayNow(item, who, now);

/** Could the reader read the version before this one? */
export const knewBefore = ({ previous }: FeedItem, who: Principal, now: number): boolean =>
	previous !== undefined && may(who, "read", previous.governed, now).allowed;

/** May the reader see the alert as it is now? */
export const mayNow = (item: FeedItem, who: Principal, now: number): boolean => may(who, "read", item.now, now).allowed;

type AlertEvent = Extract<
	DecodedEvent,
	{ name: "AlertRaised" | "AlertUpdated" | "AlertRecalled" | "AlertReminderDue" | "AlertRelated" }
>;

const changes = {
	AlertRaised: "raised",
	AlertUpdated: "updated",
	AlertRecalled: "recalled",
	AlertReminderDue: "reminder",
	AlertRelated: "related",
} as const;

const alertTypes: ReadonlySet<string> = new Set(Object.keys(changes).map((name) => `seamark.events.v1.${name}`));

/** The alert events of a page of the log. */
export const alertEventsOf = (events: readonly LogEvent[]): { event: LogEvent; decoded: AlertEvent }[] =>
	events.flatMap((event) => {
		if (!alertTypes.has(event.type)) return [];
		const decoded = decodeEvent(event);
		return decoded ? [{ event, decoded: decoded as AlertEvent }] : [];
	});

/** Says which version of which alert waits to be acknowledged; its reader has the alert. */
export const toReminder = (
	event: LogEvent,
	version: AlertState,
	current: AlertState,
	acknowledgedBy: ReadonlySet<string>,
): FeedItem => {
	const { id, urgency, raisedAt, changedAt } = version;
	const json = JSON.stringify({
		...{ id, code: codeOf(id), version: version.version, status: "live", urgency, raisedAt, changedAt },
	});
	return {
		position: event.position,
		change: "reminder",
		alertId: id,
		version: version.version,
		flash: version.urgency === "flash",
		facets: facetsOf(version),
		governed: governed(version),
		previous: undefined,
		now: governed(current),
		live: current.status === "live" && current.version === version.version,
		acknowledgedBy,
		json: () => json,
	};
};

/** Names the alert of somebody else, the reader's own one, and the kind of what they have in common. */
export const toRelated = (
	event: LogEvent,
	things: readonly string[],
	{ version, current, own }: { version: AlertState; current: AlertState; own: AlertState },
): FeedItem => {
	const { id, kind, urgency, raisedAt, changedAt } = version;
	const json = JSON.stringify({
		...{
			id,
			code: codeOf(id),
			version: version.version,
			status: "live",
			kind,
			urgency,
			originator: originatorOf(version),
			raisedAt,
			changedAt,
		},
		...{ own: { id: own.id, code: codeOf(own.id) }, things },
	});
	return {
		position: event.position,
		change: "related",
		alertId: id,
		version: version.version,
		flash: false,
		facets: facetsOf(version),
		governed: governed(version),
		previous: undefined,
		now: governed(current),
		live: current.status === "live",
		own: { governed: governed(own), live: own.status === "live" },
		json: () => json,
	};
};

/** Joins an alert event with the content of its version and the alert as it is now. */
export const toItem = (
	event: LogEvent,
	decoded: AlertEvent,
	version: AlertState,
	current: AlertState,
	previous: AlertState | undefined,
): FeedItem => {
	const change = changes[decoded.name];
	const json = new Map<string, string>();
	return {
		position: event.position,
		change,
		alertId: version.id,
		version: version.version,
		flash: version.urgency === "flash",
		facets: facetsOf(version),
		governed: governed(version),
		previous: previous && { governed: governed(previous), facets: facetsOf(previous) },
		now: governed(current),
		live: change === "recalled" || (current.status === "live" && version.content !== null),
		json: (own, knew = false) => {
			const told = knew && change === "updated" && previous?.content ? previous : undefined;
			const key = `${own} ${told !== undefined}`;
			let text = json.get(key);
			if (text === undefined) {
				const changed = told && { changed: changedParts(told, version, own) };
				text = JSON.stringify({ ...present(version, own), ...changed });
				json.set(key, text);
			}
			return text;
		},
	};
};
