import { type RawRequest, rawCall } from "./raw-http.ts";
import { openTranscript } from "./transcript.ts";
import type { Each } from "./twin-streams.ts";
import type { World } from "./twin-world.ts";

export type Asker = ReturnType<typeof openAsker>;

/** Asks both hubs the same, and notes each answer in that hub's transcript. */
export const openAsker = (world: World, tokens: Each<string>, o: { everything: boolean }) => {
	const { hubs } = world.twins;
	const notes = [openTranscript(hubs[0].url), openTranscript(hubs[1].url)] as const;
	const each = async <T>(work: (which: 0 | 1) => Promise<T>): Promise<Each<T>> => Promise.all([work(0), work(1)]);

	const ask = async (what: string, request: (which: 0 | 1) => RawRequest): Promise<Each<string>> => {
		const answers = await each((which) => rawCall(hubs[which].url, { token: tokens[which], ...request(which) }));
		for (const [which, answer] of answers.entries())
			notes[which as 0 | 1].note(what, `${answer.head}\n\n${answer.body}`);
		return [answers[0].body, answers[1].body];
	};
	const get = (path: string) => ask(`GET ${path}`, () => ({ path }));
	const post = (path: string, body: unknown, headers: Record<string, string> = {}, method = "POST") =>
		ask(`${method} ${path} ${JSON.stringify(headers)}`, () => ({
			method,
			path,
			body: typeof body === "string" ? body : JSON.stringify(body),
			headers,
		}));

	/** A run asks every second question, and the next run the others, unless it is to ask everything. */
	const due = <T>(questions: readonly T[]): T[] =>
		questions.filter((_, n) => o.everything || (n + world.runs) % 2 === 0);

	/** Walks a list from its start, at most so many pages. */
	const walk = async (path: string, most: number) => {
		let cursors: Each<string | undefined> = [undefined, undefined];
		for (let page = 0; page < most; page++) {
			const from = cursors;
			const bodies = await ask(`page ${page} of ${path}`, (which) => ({
				path: path + (from[which] === undefined ? "" : `&after=${from[which]}`),
			}));
			const read = bodies.map((body) => JSON.parse(body) as { next?: string });
			cursors = [read[0]?.next, read[1]?.next];
			if (!cursors[0] || !cursors[1]) return;
		}
	};

	return { world, hubs, tokens, notes, each, ask, get, post, due, walk };
};
