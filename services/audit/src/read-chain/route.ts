import type { HttpServer } from "@seamark/http";
import type { ServiceContext } from "@seamark/service";
import Type, { type Static } from "typebox";
import { accessed } from "../events.ts";
import { Hash, object } from "../schema.ts";
import { readEntries, toLink } from "../store/chain.ts";

const Link = object({
	seq: Type.Integer({ minimum: 1 }),
	bytes: Type.String({ description: "the entry's canonical bytes, base64" }),
	previousHash: Hash,
	hash: Hash,
});
const ChainPage = object({ entries: Type.Array(Link) });

const Query = object({
	after: Type.Optional(
		Type.String({
			pattern: "^(0|[1-9][0-9]{0,14})$",
			description: "seq of the last entry that you have; 0 when absent",
		}),
	),
	limit: Type.Optional(
		Type.String({ pattern: "^([1-9][0-9]{0,2}|1000)$", description: "1 to 1,000 entries; 500 when absent" }),
	),
});

export const readChainRoute = (app: HttpServer, { pool, committer }: ServiceContext) =>
	app.get<{ Querystring: Static<typeof Query> }>(
		"/audit/chain",
		{
			config: { access: "audit:verify", load: "bulk" },
			schema: {
				summary: "The chain itself, for a verifier",
				description: "Entries in order. Reading it is itself recorded, so take the head first and stop there.",
				tags: ["audit"],
				querystring: Query,
				response: { 200: ChainPage },
			},
		},
		async ({ query, session }): Promise<Static<typeof ChainPage>> => {
			const [after, limit] = [Number(query.after ?? 0), Number(query.limit ?? 500)];
			const entries = await readEntries(pool, after, limit);
			await committer.commit(
				accessed(session, {
					record: "audit-entry",
					recordIds: [],
					query: `chain after=${after} limit=${limit}`,
					found: true,
				}),
			);
			return { entries: entries.map(toLink) };
		},
	);
