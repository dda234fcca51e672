import { receiptKinds } from "@seamark/mla-thread";
import { type Operations, pageOf } from "@seamark/service";
import { ById, Moment, object, oneOf, orNull } from "@seamark/service/schema";
import Type from "typebox";
import { noteRetrieved } from "../../delivery/receipts.ts";
import type { Deps } from "../../deps.ts";
import { findThread } from "../../requests/find-thread.ts";
import { Kind, Side } from "../../requests/schema.ts";
import { receiptsOf } from "../../store/statements.ts";
import { presentThread } from "./present.ts";

const StatementItem = object({
	hash: Type.String({ description: "SHA-256 of its text, in hex" }),
	kind: Kind,
	by: Side,
	number: Type.Integer(),
	at: Moment,
	outcome: oneOf(["holds", "supplement", "noted"]),
	settled: Type.Boolean({ description: "its place and outcome can change no more" }),
	status: orNull(oneOf([...receiptKinds])),
	text: orNull(
		Type.String({
			description: "as its author signed it: JSON, whose `content` is what the statement says; null once it was erased",
		}),
	),
});

export const readThread = (api: Operations, deps: Deps): void =>
	api.listing({
		name: "read-thread",
		url: "/mla/requests/:id/thread",
		access: "mla:read",
		summary: "Read what both sides said, in the order on which both agree",
		description: "The other side is told, by a signed receipt, that its statements were read.",
		record: "mla-request",
		params: ById,
		whole: true,
		item: StatementItem,
		read: async ({ params, asCallerAtOnce }) => {
			const found = await asCallerAtOnce(async (tx) => {
				const [thread, receipts] = await Promise.all([findThread(tx, params.id), receiptsOf(tx, params.id)]);
				return thread && { thread, receipts };
			});
			if (!found) return undefined;
			const { thread, receipts } = found;
			await noteRetrieved(deps, thread, receipts);
			const items = presentThread(thread, receipts);
			return { ...pageOf(items, items.length + 1, { present: (one) => one, idOf: () => params.id }), ids: [params.id] };
		},
		missing: { detail: "No such request." },
	});
