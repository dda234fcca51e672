import { openAside } from "./aside.ts";
import { openAddresses, secondsToOne } from "./buckets.ts";
import { defaultLimits, type Entry, type Limiter, type Limits } from "./limits.ts";
import { full, refuse } from "./overload.ts";
import { type Agency, openParties, type Party } from "./parties.ts";
import { openTurns } from "./turns.ts";

/** Milliseconds for which somebody counts as asking. */
const askingMs = 1_000;

/**
 * Counts what each party asks of this process, in memory: it keeps the process from being overrun, so a hub of several grants as much in
 * each. What protects people is counted in the database (allowances.ts of libs/service).
 */
export const openLimits = (
	limits: Limits = defaultLimits,
	/** Milliseconds that never go back. */
	now: () => number = () => performance.now(),
): Limiter => {
	const addressOf = openAddresses(limits.addressRequests, now);
	const parties = openParties(limits, now);
	const turns = openTurns(limits);
	let streaming = 0;
	let lastAsked = Number.NEGATIVE_INFINITY;
	const asking = () => now() - lastAsked < askingMs;

	const hold = (what: "streams" | "bulk", agency: Agency, post: Party): Entry => {
		const count = (by: 1 | -1) => {
			agency[what] += by;
			post[what] += by;
			if (what === "streams") streaming += by;
		};
		count(1);
		let held = true;
		return {
			ready: undefined,
			release: () => {
				if (held) count(-1);
				held = false;
			},
		};
	};

	return {
		limits,
		stranger: (address, isKnown) => {
			const bucket = addressOf(address);
			if (bucket.level < 1 && !isKnown?.())
				refuse(
					"address-requests",
					"Too many requests without a valid token came from your address.",
					secondsToOne(bucket, limits.addressRequests),
				);
		},
		paid: (address) => {
			addressOf(address).level -= 1;
		},
		room: turns.room,
		enter: (who, load) => {
			const { agency, post } = parties.of(who);
			parties.checkRates(agency, post);
			if (load === "request") {
				lastAsked = now();
				turns.check(agency, post);
			} else {
				const what = load === "stream" ? "streams" : "bulk";
				if (what === "streams" && streaming >= limits.hubStreams) full("hub-streams");
				parties.checkCount(what, agency, post);
			}
			post.requests.level -= 1;
			agency.requests.level -= 1;
			return load === "request" ? turns.take(agency, post) : hold(load === "stream" ? "streams" : "bulk", agency, post);
		},
		asking,
		aside: openAside({ now, asking }),
		bytes: (who, count) => {
			const { agency, post } = parties.of(who);
			agency.bytes.level -= count;
			post.bytes.level -= count;
		},
	};
};
