import { actorOf, type Session } from "@seamark/auth";
import type { ErrorCode, HubError } from "@seamark/errors";
import type { Committer } from "@seamark/log";
import { recordsAccessed } from "./accessed.ts";

/** A refusal that says: not yours, or not there, which answer alike. */
export const isAboutRights = (code: ErrorCode): boolean =>
	code === "FORBIDDEN" || code === "NOT_FOUND" || code.endsWith("_NOT_FOUND");

type Attempt = { record: string; ids: readonly string[]; operation: string };

/** Puts into the audit what was refused to a caller because it is not theirs. */
export type Refusals = {
	/** Resolves when it is recorded, or counted where this post has been refused too often lately. */
	note(session: Session, attempt: Attempt): Promise<void>;
	/** Marks an error whose refusal is recorded already, and returns it. */
	noted(error: HubError): HubError;
	isNoted(error: HubError): boolean;
	/** Records what is still only counted. */
	close(): Promise<void>;
};

/** Attempts of one post that are recorded one by one in a window; the others are counted, and written as one at its end. */
const mostInWindow = 30;

type Counted = { session: Session; inWindow: number; more: number; operations: Set<string> };

/** What one caller can write is bounded: whoever tries doors all night fills no log. */
export const openRefusals = (o: {
	committer: Committer;
	windowMs?: number;
	onError: (error: Error) => void;
}): Refusals => {
	const noted = new WeakSet<HubError>();
	let posts = new Map<string, Counted>();
	const write = (session: Session, { record, ids, operation }: Attempt) =>
		o.committer
			.commit({
				writes: [],
				events: [
					recordsAccessed({
						actor: actorOfClaims(session),
						action: "alteration",
						record,
						ids,
						query: operation,
						found: false,
					}),
				],
			})
			.then(() => undefined, o.onError);
	const flush = async () => {
		const due = posts;
		posts = new Map();
		for (const { session, more, operations } of due.values())
			if (more > 0)
				await write(session, {
					record: "",
					ids: [],
					operation: `${more} more attempts: ${[...operations].sort().join(", ")}`,
				});
	};
	const timer = setInterval(() => void flush(), o.windowMs ?? 60_000);
	timer.unref();
	return {
		note: async (session, attempt) => {
			const counted = posts.get(session.claims.post) ?? { session, inWindow: 0, more: 0, operations: new Set() };
			posts.set(session.claims.post, counted);
			if (counted.inWindow < mostInWindow) {
				counted.inWindow++;
				return write(session, attempt);
			}
			counted.more++;
			counted.operations.add(attempt.operation);
		},
		noted: (error) => {
			noted.add(error);
			return error;
		},
		isNoted: (error) => noted.has(error),
		close: async () => {
			clearInterval(timer);
			await flush();
		},
	};
};

/** From the token alone, which was verified: the directory may have let go of its holder since. */
const actorOfClaims = (session: Session) =>
	actorOf(session, {
		agency: session.claims.agency,
		post: session.claims.post,
		purpose: session.claims.purpose,
		...(session.claims.officer === undefined ? {} : { officer: session.claims.officer }),
	});
