import { actorOf, type Session } from "@seamark/auth";
import type { ErrorCode, HubError } from "@seamark/errors";
import type { Committer } from "@seamark/log";
import { recordsAccessed } from "./accessed.ts";

/** A refusal that says: not yours, not for this, not alone, or not there. */
export const isAboutRights = (code: ErrorCode): boolean =>
	["FORBIDDEN", "SECOND_PERSON_NEEDED", "PURPOSE_NOT_FITTING"].includes(code) ||
	code === "NOT_FOUND" ||
	code.endsWith("_NOT_FOUND");

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

/** Attempts of one post that are recorded one by one in a window; the others are counted, and written as one after it. */
const mostInWindow = 30;
const windowMs = 60_000;
/** How often those are looked for who have stopped trying. */
const lookMs = 3_600_000;

type Window = { session: Session; since: number; attempts: number; more: number; operations: Set<string> };

/** What one caller can write is bounded: anyone who tries doors all night fills no log. */
export const openRefusals = (o: {
	committer: Committer;
	/** Milliseconds since the epoch. */
	now: () => number;
	onError: (error: Error) => void;
}): Refusals => {
	const noted = new WeakSet<HubError>();
	const windows = new Map<string, Window>();
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
	const isOver = ({ since }: Window) => o.now() - since >= windowMs;
	const close = async (post: string, { session, more, operations }: Window) => {
		windows.delete(post);
		if (more === 0) return;
		const operation = `${more} more attempts: ${[...operations].sort().join(", ")}`;
		await write(session, { record: "", ids: [], operation });
	};
	// What was counted is told before the next attempt of the same post, whenever that comes: who reads the audit can tell
	// nothing from it about anybody else.
	const windowOf = async (session: Session): Promise<Window> => {
		const { post } = session.claims;
		const before = windows.get(post);
		if (before && !isOver(before)) return before;
		const opened = { session, since: o.now(), attempts: 0, more: 0, operations: new Set<string>() };
		if (before) await close(post, before);
		// Another attempt may have opened one meanwhile.
		const there = windows.get(post) ?? opened;
		windows.set(post, there);
		return there;
	};
	const closeAll = async (which: (window: Window) => boolean) => {
		for (const [post, window] of [...windows]) if (which(window)) await close(post, window);
	};
	const timer = setInterval(() => void closeAll(isOver), lookMs);
	timer.unref();
	return {
		note: async (session, attempt) => {
			const window = await windowOf(session);
			if (window.attempts < mostInWindow) {
				window.attempts++;
				return write(session, attempt);
			}
			window.more++;
			window.operations.add(attempt.operation);
		},
		noted: (error) => {
			noted.add(error);
			return error;
		},
		isNoted: (error) => noted.has(error),
		close: async () => {
			clearInterval(timer);
			await closeAll(() => true);
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
