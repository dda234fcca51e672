import { type DeadLetter, listOf, paths } from "./api.ts";
import type { Context } from "./context.ts";
import { CliError, exits } from "./exit.ts";
import type { Hub } from "./hub.ts";
import { moment } from "./render.ts";
import { safeLine } from "./sanitise.ts";
import { table } from "./table.ts";

/** The answers of the services that know the operation; a service that consumes nothing does not. */
const answers = async <T>(hubs: readonly Hub[], ask: (hub: Hub) => Promise<T>): Promise<T[]> => {
	const found: T[] = [];
	let missing: unknown;
	for (const hub of hubs)
		try {
			found.push(await ask(hub));
		} catch (error) {
			if (!(error instanceof CliError) || error.exit !== exits.notFound) throw error;
			missing = error;
		}
	if (found.length === 0)
		throw new CliError(exits.notFound, "No service of this hub answers for its dead letters.", {
			next: "Ask the hub's operator; the services need a version that does.",
			cause: missing,
		});
	return found;
};

export const listAll = async (context: Context): Promise<void> => {
	const { out } = context;
	const pages = await answers(await context.services(), (hub) =>
		hub.call<unknown>({ method: "GET", path: paths.deadLetters }),
	);
	const letters = pages.flatMap((page) => listOf<DeadLetter>(page, "deadLetters"));
	if (out.json) return out.document({ deadLetters: letters });
	if (letters.length === 0) return out.say("No dead letters: every event was applied.");
	const rows = letters.map((one) =>
		[
			one.consumer,
			`${one.source ?? ""} ${one.position ?? ""}`,
			one.type,
			one.attempts,
			moment(one.failedAt),
			one.cause,
		].map((value) => ({ text: safeLine(value) })),
	);
	const columns = [
		{ title: "CONSUMER", priority: 0 },
		{ title: "EVENT", priority: 0 },
		{ title: "TYPE", priority: 2 },
		{ title: "TRIES", priority: 3 },
		{ title: "FAILED", priority: 1 },
		{ title: "CAUSE", priority: 0, grows: true, least: 24 },
	];
	const [head = "", ...lines] = table(columns, rows, out.width);
	out.say(out.paint("bold", head), ...lines);
	out.hint("When the cause is gone: seamark deadletters redrive CONSUMER");
};

export const redrive = async (context: Context, consumer: string): Promise<number> => {
	const { out } = context;
	const results = await answers(await context.services(), (hub) =>
		hub.call<{ redriven?: number; failed?: number }>({
			method: "POST",
			path: paths.redrive,
			body: { consumer },
			repeatable: true,
		}),
	);
	const sum = (name: "redriven" | "failed") => results.reduce((total, one) => total + (one?.[name] ?? 0), 0);
	const total = { consumer, redriven: sum("redriven"), failed: sum("failed") };
	if (out.json) out.document(total);
	else out.say(`Applied ${total.redriven} events again; ${total.failed} failed once more.`);
	if (total.failed > 0) out.hint("What failed stays, with everything behind it: seamark deadletters list");
	return total.failed > 0 ? exits.refused : exits.ok;
};
