import { transact } from "@seamark/db";
import { owedIn, viewOf } from "@seamark/mla-thread";
import { writerSettings } from "@seamark/policy";
import type { Deps } from "../deps.ts";
import { chainsOf } from "../store/statements.ts";
import { fillDuties, requestsWithoutDuties } from "../store/work.ts";

const atOnce = 100;

/** Before the service begins: requests of hubs that ran before duties were kept get theirs, once, out of their statements. */
export const keepDuties = async ({ context, directory }: Pick<Deps, "context" | "directory">): Promise<void> => {
	const agencies = directory.current().snapshot.agencies.map(({ id }) => id);
	let rows: Awaited<ReturnType<typeof requestsWithoutDuties>>;
	let after: (typeof rows)[number] | undefined;
	do {
		rows = await requestsWithoutDuties(context.pool, agencies, after, atOnce);
		after = rows.at(-1);
		for (const [agency, own] of Map.groupBy(rows, (row) => row.agency)) {
			const writes = await transact(
				context.pool,
				async (tx) => {
					const filled = [];
					for (const { id, version } of own)
						filled.push({ agency, id, version, duties: owedIn(viewOf(await chainsOf(tx, id))) });
					return filled.map((row) => ({ statement: fillDuties, row }));
				},
				writerSettings([agency]),
			);
			await context.committer.commit({ writes, events: [], writer: agency });
		}
	} while (rows.length === atOnce);
};
