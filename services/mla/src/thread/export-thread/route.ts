import type { ExportedThread } from "@seamark/mla-thread";
import type { Operations } from "@seamark/service";
import { ById, Id, object } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { findThread } from "../../requests/find-thread.ts";
import { findErasure } from "../../store/erasure.ts";
import { custodyOfRequest } from "../../store/files.ts";
import { receiptsOf } from "../../store/statements.ts";

const SignedText = object({ bytes: Type.String(), signature: Type.String() });
const Authority = object({
	id: Id,
	keys: Type.Array(
		object({
			kid: Type.String(),
			jwk: object(
				Object.fromEntries(
					["kty", "crv", "x", "y", "alg", "use", "kid"].map((name) => [name, Type.Optional(Type.String())]),
				),
			),
			from: Type.String(),
			until: Type.Optional(Type.String()),
		}),
	),
});

export const exportThread = (api: Operations, { signing }: Deps): void =>
	api.reading({
		name: "export-thread",
		url: "/mla/requests/:id/export",
		access: "mla:read",
		summary: "Export a thread with its signatures and keys, to be verified anywhere without a hub",
		description: "`seamark mla verify FILE` checks it: signatures, order, what was allowed, receipts.",
		record: "mla-request",
		action: "export",
		params: ById,
		answer: object({
			format: Type.Literal(1),
			thread: Id,
			authorities: object({ requesting: Authority, requested: Authority }),
			statements: Type.Array(SignedText),
			receipts: Type.Array(SignedText),
			custody: Type.Array(object({ file: Id, entries: Type.Array(SignedText) }), {
				description: "who has had each file, as this side knows it",
			}),
			erased: Type.Array(SignedText, {
				description: "what this authority signed of the statements whose text it erased: their hashes and their order",
			}),
		}),
		read: ({ params, asCallerAtOnce }) =>
			asCallerAtOnce(async (tx) => {
				const [thread, receipts, custody, erasure] = await Promise.all([
					findThread(tx, params.id),
					receiptsOf(tx, params.id),
					custodyOfRequest(tx, params.id),
					findErasure(tx, params.id),
				]);
				return thread && { thread, receipts, custody, erased: erasure?.attestations ?? [] };
			}),
		missing: { detail: "No such request." },
		present: async ({ thread: { row, chains }, receipts, custody, erased }): Promise<ExportedThread> => {
			const [ours, theirs] = await Promise.all([signing.keysOf(row.requesting), signing.keysOf(row.requested)]);
			const plain = ({ bytes, signature }: { bytes: string; signature: string }) => ({ bytes, signature });
			return {
				format: 1,
				thread: row.id,
				authorities: {
					requesting: { id: row.requesting, keys: ours.keys },
					requested: { id: row.requested, keys: theirs.keys },
				},
				statements: [...chains.requesting, ...chains.requested].filter(({ bytes }) => bytes !== "").map(plain),
				receipts: receipts.map(plain),
				custody,
				erased,
			};
		},
	});
