import { openAsker } from "./twin-asker.ts";
import * as questions from "./twin-questions.ts";
import { openStreams } from "./twin-streams.ts";
import { reader, type World } from "./twin-world.ts";

/** The reader at both hubs: all that is asked is asked of both, and each answer noted in that hub's transcript. */
export const openReader = async (world: World, o: { everything: boolean }) => {
	// Events of several services are in the audit in the order in which they come there: one service at a time.
	await world.twins.settled();
	const tokens = await world.twins.tokens(reader.officer);
	await world.twins.settled();
	const asker = openAsker(world, tokens, o);
	return {
		notes: asker.notes,
		lists: () => questions.lists(asker),
		byId: () => questions.byId(asker),
		errors: () => questions.errors(asker),
		writes: () => questions.writes(asker),
		directory: () => questions.directory(asker),
		audit: () => questions.audit(asker),
		getRpc: () => questions.getRpc(asker),
		streams: openStreams(asker),
	};
};
export type Reader = Awaited<ReturnType<typeof openReader>>;
