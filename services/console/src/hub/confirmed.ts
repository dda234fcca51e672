import { LRUCache } from "lru-cache";

/** Tokens for requests that officers have just confirmed, in memory alone. Each is given out once. */
export type Confirmed = {
	keep(session: string, operation: string, token: string): void;
	take(session: string, operation: string): string | undefined;
};

const lifeMs = 60_000;

export const openConfirmed = (): Confirmed => {
	const kept = new LRUCache<string, string>({ max: 1_000, ttl: lifeMs });
	return {
		keep: (session, operation, token) => {
			kept.set(`${session} ${operation}`, token);
		},
		take: (session, operation) => {
			const at = `${session} ${operation}`;
			const token = kept.get(at);
			kept.delete(at);
			return token;
		},
	};
};
