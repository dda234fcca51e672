import { HubError } from "@seamark/errors";
import { counter } from "@seamark/telemetry";

/** What one duty post, one agency, one stranger and the whole process may ask for. */
export type Limits = {
	/** Requests a second. */
	postRequests: number;
	agencyRequests: number;
	/** Requests being answered at once; more of them wait for their turn. */
	postConcurrent: number;
	agencyConcurrent: number;
	/** Requests of an agency that may wait. */
	agencyWaiting: number;
	postStreams: number;
	agencyStreams: number;
	/** Megabytes of request bodies a minute. */
	postMegabytes: number;
	agencyMegabytes: number;
	/** Imports and exports at once. */
	postBulk: number;
	agencyBulk: number;
	/** Requests a second without a token that holds, by remote address. */
	addressRequests: number;
	/** Open connections from one remote address on which nobody has shown a token that holds. */
	addressConnections: number;
	/** Requests in hand in this process, the waiting ones too, and its live streams. */
	hubRequests: number;
	hubStreams: number;
	hubConnections: number;
};

/** Far more than people and their tools ask for, and little enough that one agency leaves two cores to the others. */
export const defaultLimits: Limits = {
	postRequests: 100,
	agencyRequests: 200,
	postConcurrent: 8,
	agencyConcurrent: 16,
	agencyWaiting: 64,
	postStreams: 50,
	agencyStreams: 200,
	postMegabytes: 600,
	agencyMegabytes: 1_200,
	postBulk: 8,
	agencyBulk: 16,
	addressRequests: 200,
	addressConnections: 1_000,
	hubRequests: 10_000,
	hubStreams: 20_000,
	hubConnections: 25_000,
};

/** How a request weighs: an ordinary one, a live stream, or an import or export. */
export type Load = "request" | "stream" | "bulk";

/** A request that was let in. `release` may be called more than once, and ends the waiting too. */
export type Entry = { ready: Promise<void> | undefined; release(): void };

export type Limiter = {
	limits: Limits;
	/**
	 * Throws TOO_MANY_REQUESTS when strangers at this address ask too often, unless this one turns out to be `known`.
	 * `paid` takes one of theirs.
	 */
	stranger(address: string, known?: () => boolean): void;
	paid(address: string): void;
	/** Throws UNAVAILABLE when the process has its hands full: for before anything else is done. */
	room(): void;
	/** Counts a request whose caller is known. Throws TOO_MANY_REQUESTS, or UNAVAILABLE for the whole process. */
	enter(who: { agency: string; post: string }, load: Load): Entry;
	/** Takes bytes of a body; an overdraft has to refill before the next request. */
	bytes(who: { agency: string; post: string }, count: number): void;
};

export const refusals = counter(
	"seamark_limit_refusals_total",
	"Requests and connections refused by a limit, by the limit",
);
const refuse = (limit: string, detail: string, retryAfter: number): never => {
	refusals.add(1, { limit });
	throw new HubError("TOO_MANY_REQUESTS", { detail, retryAfter });
};
const full = (limit: string): never => {
	refusals.add(1, { limit });
	throw new HubError("UNAVAILABLE", { detail: "The hub has as much in hand as it can hold.", retryAfter: 2 });
};

/** A token bucket: refills by `rate` a second up to `most`; below zero it owes. */
type Bucket = { level: number; at: number };
const refill = (bucket: Bucket, rate: number, most: number, now: number): Bucket => {
	bucket.level = Math.min(most, bucket.level + ((now - bucket.at) / 1_000) * rate);
	bucket.at = now;
	return bucket;
};
const wait = (bucket: Bucket, rate: number): number => Math.min(60, Math.max(1, Math.ceil((1 - bucket.level) / rate)));

type Party = { requests: Bucket; bytes: Bucket; active: number; streams: number; bulk: number };
type Waiter = { post: Party; start(): void };
type Agency = Party & { waiting: Waiter[] };

/** A rate may be used up this many seconds ahead. */
const burstSeconds = 2;
const megabyte = 1024 * 1024;
/** Addresses remembered; beyond, the one that was quiet the longest is forgotten. */
const mostAddresses = 20_000;

/**
 * Counts what each party asks of this process, in memory: a hub of several processes grants as much in each. Parties are
 * those of the directory, so there are only so many; addresses are anybody's, so few are remembered.
 */
export const openLimits = (
	limits: Limits = defaultLimits,
	/** Milliseconds that never go back. */
	now: () => number = () => performance.now(),
): Limiter => {
	const agencies = new Map<string, Agency>();
	const posts = new Map<string, Party>();
	const addresses = new Map<string, Bucket>();
	let inHand = 0;
	let streaming = 0;

	const bytesRate = (megabytes: number) => (megabytes * megabyte) / 60;
	const party = (requests: number, megabytes: number): Party => ({
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
	const agencyOf = (id: string) =>
		known(agencies, id, () => ({ ...party(limits.agencyRequests, limits.agencyMegabytes), waiting: [] }));
	const postOf = (id: string) => known(posts, id, () => party(limits.postRequests, limits.postMegabytes));

	const addressOf = (raw: string): Bucket => {
		const address = network(raw);
		const bucket = addresses.get(address) ?? { level: limits.addressRequests * burstSeconds, at: now() };
		// Put last again, so that the first is the one to forget.
		addresses.delete(address);
		addresses.set(address, bucket);
		if (addresses.size > mostAddresses) addresses.delete(addresses.keys().next().value as string);
		return refill(bucket, limits.addressRequests, limits.addressRequests * burstSeconds, now());
	};

	const checkRates = (who: Party, whose: "post" | "agency", rate: number, megabytes: number) => {
		const at = now();
		const requests = refill(who.requests, rate, rate * burstSeconds, at);
		if (requests.level < 1)
			refuse(`${whose}-requests`, `Your ${words[whose]} asks more than ${rate} times a second.`, wait(requests, rate));
		const bytes = refill(who.bytes, bytesRate(megabytes), megabytes * megabyte, at);
		if (bytes.level < 1)
			refuse(
				`${whose}-bytes`,
				`Your ${words[whose]} sends more than ${megabytes} MB a minute.`,
				wait(bytes, bytesRate(megabytes)),
			);
	};
	const checkCount = (limit: string, whose: "post" | "agency", what: string, count: number, most: number) => {
		if (count >= most) refuse(limit, `Your ${words[whose]} has ${most} ${what} at once, which is the most.`, 2);
	};

	const hold = (agency: Agency, post: Party, name: "streams" | "bulk") => {
		agency[name]++;
		post[name]++;
		let held = true;
		return () => {
			if (!held) return false;
			held = false;
			agency[name]--;
			post[name]--;
			return true;
		};
	};

	const free = (agency: Agency, post: Party) =>
		agency.active < limits.agencyConcurrent && post.active < limits.postConcurrent;
	const startNext = (agency: Agency) => {
		const next = agency.waiting.findIndex((waiter) => free(agency, waiter.post));
		if (next >= 0) agency.waiting.splice(next, 1)[0]?.start();
	};

	/** A turn at the agency's work, at once or when others of the agency are done. */
	const turn = (agency: Agency, post: Party): Entry => {
		let state: "waiting" | "active" | "done" = "waiting";
		const start = () => {
			state = "active";
			agency.active++;
			post.active++;
		};
		inHand++;
		const entry = (ready: Promise<void> | undefined, drop: () => void): Entry => ({
			ready,
			release: () => {
				if (state === "done") return;
				const was = state;
				state = "done";
				inHand--;
				if (was === "waiting") return drop();
				agency.active--;
				post.active--;
				startNext(agency);
			},
		});
		if (free(agency, post)) {
			start();
			return entry(undefined, () => undefined);
		}
		const { promise, resolve, reject } = Promise.withResolvers<void>();
		const waiter: Waiter = {
			post,
			start: () => {
				start();
				resolve();
			},
		};
		agency.waiting.push(waiter);
		return entry(promise, () => {
			agency.waiting.splice(agency.waiting.indexOf(waiter), 1);
			reject(new HubError("UNAVAILABLE", { detail: "The caller went away while the request was waiting." }));
		});
	};

	return {
		limits,
		stranger: (address, isKnown) => {
			const bucket = addressOf(address);
			if (bucket.level < 1 && !isKnown?.())
				refuse(
					"address-requests",
					"Too many requests without a valid token came from your address.",
					wait(bucket, limits.addressRequests),
				);
		},
		paid: (address) => {
			addressOf(address).level -= 1;
		},
		room: () => {
			if (inHand >= limits.hubRequests) full("hub-requests");
		},
		enter: (who, load) => {
			const [agency, post] = [agencyOf(who.agency), postOf(who.post)];
			checkRates(post, "post", limits.postRequests, limits.postMegabytes);
			checkRates(agency, "agency", limits.agencyRequests, limits.agencyMegabytes);
			if (load === "stream") {
				if (streaming >= limits.hubStreams) full("hub-streams");
				checkCount("post-streams", "post", "live streams", post.streams, limits.postStreams);
				checkCount("agency-streams", "agency", "live streams", agency.streams, limits.agencyStreams);
			} else if (load === "bulk") {
				checkCount("post-bulk", "post", "imports and exports", post.bulk, limits.postBulk);
				checkCount("agency-bulk", "agency", "imports and exports", agency.bulk, limits.agencyBulk);
			} else if (!free(agency, post) && agency.waiting.length >= limits.agencyWaiting)
				refuse("agency-waiting", `${limits.agencyWaiting} requests of your agency wait already.`, 1);
			post.requests.level -= 1;
			agency.requests.level -= 1;
			if (load === "request") return turn(agency, post);
			if (load === "bulk") return { ready: undefined, release: hold(agency, post, "bulk") };
			streaming++;
			const release = hold(agency, post, "streams");
			return {
				ready: undefined,
				release: () => {
					if (release()) streaming--;
				},
			};
		},
		bytes: (who, count) => {
			agencyOf(who.agency).bytes.level -= count;
			postOf(who.post).bytes.level -= count;
		},
	};
};

const words = { post: "duty post", agency: "agency" };

/** Whoever has one IPv6 address has a whole /64 of them. */
export const network = (address: string): string => {
	if (!address.includes(":") || address.startsWith("::ffff:")) return address;
	const [head = "", tail] = address.split("::", 2);
	const left = head === "" ? [] : head.split(":");
	const right = tail ? tail.split(":") : [];
	const groups = tail === undefined ? left : [...left, ...Array(8 - left.length - right.length).fill("0"), ...right];
	return groups.slice(0, 4).join(":");
};
