import { HubError } from "@seamark/errors";
import { type Operations, pageOf, type ServiceContext } from "@seamark/service";
import Type from "typebox";
import { Cursor, Hash, object } from "../schema.ts";
import { readEntries, readHead, toLink } from "../store/chain.ts";

const Link = object({
	seq: Type.Integer({ minimum: 1 }),
	bytes: Type.String({ description: "the entry's canonical bytes, base64" }),
	previousHash: Hash,
	hash: Hash,
	redacted: Type.Optional(
		Type.Literal(true, {
			description:
				"the bytes lack text that an earlier release kept; the hash covers it, and a later entry of the chain vouches for the bytes",
		}),
	),
});

export const readChain = (api: Operations, { pool }: ServiceContext): void =>
	api.listing({
		name: "read-chain",
		url: "/audit/chain",
		access: "audit:verify",
		load: "bulk",
		summary: "The chain itself, for a verifier",
		description:
			"Entries in order; `after` may be the seq of the last entry that you have. Reading it is itself recorded, so take the head first and stop there.",
		record: "audit-entry",
		action: "consultation",
		item: Link,
		cursor: Cursor,
		usual: 500,
		read: async (_input, { after = "0", limit }) => {
			if (!/^(0|[1-9][0-9]{0,14})$/.test(after)) throw new HubError("CURSOR_INVALID");
			// A chain that was put back to an earlier state has not got there again: silence would pass for "nothing new".
			if (Number(after) > (await readHead(pool)).seq) throw new HubError("CURSOR_IN_FUTURE");
			const entries = await readEntries(pool, Number(after), limit + 1);
			const page = pageOf(entries, limit, { present: toLink, idOf: ({ seq }) => String(seq) });
			return { ...page, ids: [] };
		},
	});
