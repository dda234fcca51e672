import { type Bucket, burstSeconds, refill, secondsToOne } from "./buckets.ts";
import type { Limits } from "./limits.ts";
import { refuse } from "./overload.ts";

/** What one duty post or agency has used of its rates, and what of its is in hand. */
export type Party = { requests: Bucket; bytes: Bucket; active: number; streams: number; bulk: number };
export type Waiter = { post: Party; start(): void };
export type Agency = Party & { waiting: Waiter[] };

const megabyte = 1024 * 1024;
const words = { post: "duty post", agency: "agency" };

export type Parties = {
	/** Those of a caller, made at the first look: they are of the directory, so there are only so many. */
	of(who: { agency: string; post: string }): { agency: Agency; post: Party };
	/** Throws TOO_MANY_REQUESTS when one of the two asks too often or sends too much. */
	checkRates(agency: Agency, post: Party): void;
	/** Throws TOO_MANY_REQUESTS when one of the two has as many in hand as it may. */
	checkCount(what: "streams" | "bulk", agency: Agency, post: Party): void;
};

export const openParties = (limits: Limits, now: () => number): Parties => {
	const agencies = new Map<string, Agency>();
	const posts = new Map<string, Party>();
	const most = {
		post: { requests: limits.postRequests, megabytes: limits.postMegabytes },
		agency: { requests: limits.agencyRequests, megabytes: limits.agencyMegabytes },
	};

	const fresh = ({ requests, megabytes }: (typeof most)["post"]): Party => ({
		requests: { level: requests * burstSeconds, at: now() },
		bytes: { level: megabytes * megabyte, at: now() },
		active: 0,
		streams: 0,
		bulk: 0,
	});
	const known = <T>(map: Map<string, T>, key: string, make: () => T): T => {
		const found = map.get(key) ?? make();
		map.set(key, found);
		return found;
	};

	const checkRate = (party: Party, whose: "post" | "agency") => {
		const { requests: rate, megabytes } = most[whose];
		const at = now();
		const requests = refill(party.requests, rate, rate * burstSeconds, at);
		if (requests.level < 1)
			refuse(
				`${whose}-requests`,
				`Your ${words[whose]} asks more than ${rate} times a second.`,
				secondsToOne(requests, rate),
			);
		const bytesRate = (megabytes * megabyte) / 60;
		const bytes = refill(party.bytes, bytesRate, megabytes * megabyte, at);
		if (bytes.level < 1)
			refuse(
				`${whose}-bytes`,
				`Your ${words[whose]} sends more than ${megabytes} MB a minute.`,
				secondsToOne(bytes, bytesRate),
			);
	};
	const counts = {
		streams: { called: "live streams", post: limits.postStreams, agency: limits.agencyStreams },
		bulk: { called: "imports and exports", post: limits.postBulk, agency: limits.agencyBulk },
	};

	return {
		of: (who) => ({
			agency: known(agencies, who.agency, () => ({ ...fresh(most.agency), waiting: [] })),
			post: known(posts, who.post, () => fresh(most.post)),
		}),
		checkRates: (agency, post) => {
			checkRate(post, "post");
			checkRate(agency, "agency");
		},
		checkCount: (what, agency, post) => {
			for (const [whose, party] of [["post", post] as const, ["agency", agency] as const])
				if (party[what] >= counts[what][whose])
					refuse(
						`${whose}-${what}`,
						`Your ${words[whose]} has ${counts[what][whose]} ${counts[what].called} at once, which is the most.`,
						2,
					);
		},
	};
};
