import { HubError } from "@seamark/errors";
import type { Entry, Limits } from "./limits.ts";
import { full, refuse } from "./overload.ts";
import type { Agency, Party, Waiter } from "./parties.ts";

export type Turns = {
	/** Throws UNAVAILABLE when the process has its hands full. */
	room(): void;
	/** Throws TOO_MANY_REQUESTS when the agency has neither a turn free nor a place to wait. */
	check(agency: Agency, post: Party): void;
	/** A turn at the agency's work, at once or when others of the agency are done. */
	take(agency: Agency, post: Party): Entry;
};

export const openTurns = (limits: Limits): Turns => {
	let inHand = 0;
	const free = (agency: Agency, post: Party) =>
		agency.active < limits.agencyConcurrent && post.active < limits.postConcurrent;
	const startNext = (agency: Agency) => {
		const next = agency.waiting.findIndex((waiter) => free(agency, waiter.post));
		if (next >= 0) agency.waiting.splice(next, 1)[0]?.start();
	};

	const take = (agency: Agency, post: Party): Entry => {
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
		room: () => {
			if (inHand >= limits.hubRequests) full("hub-requests");
		},
		check: (agency, post) => {
			if (!free(agency, post) && agency.waiting.length >= limits.agencyWaiting)
				refuse("agency-waiting", `${limits.agencyWaiting} requests of your agency wait already.`, 1);
		},
		take,
	};
};
