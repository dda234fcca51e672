import type { Operations } from "@seamark/service";
import { ById, Id, Moment, object, oneOf, orNull } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { findToErase } from "../find.ts";
import { listsToSign } from "../lists-to-sign.ts";

export const readErasure = (api: Operations, { context }: Deps): void =>
	api.reading({
		name: "read-erasure",
		url: "/mla/requests/:id/erasure",
		access: "mla:read",
		summary: "Read who erased what a request said, and the lists that your authority has still to sign of it",
		description:
			"An authority that signs by itself signs each list of hashes as it is, and sends it to `place-erased`: with it, the erased thread verifies.",
		record: "mla-request",
		params: ById,
		answer: object({
			id: Id,
			state: oneOf(["asked", "done"]),
			reason: Type.String(),
			askedBy: orNull(Id),
			askedAt: Moment,
			confirmedBy: orNull(Id),
			texts: Type.Array(Type.String(), { description: "to be signed as they are, with the agency's statement key" }),
		}),
		read: async ({ params, asCaller }) => {
			const found = await asCaller((tx) => findToErase(tx, params.id));
			return found?.erasure && { ...found, erasure: found.erasure };
		},
		missing: { detail: "No such request, or nobody asked for its erasure." },
		present: ({ thread, erasure }) => {
			const { state, reason, askedBy, askedAt, confirmedBy } = erasure;
			const texts = listsToSign({ thread, erasure }, new Date(context.now()).toISOString());
			return { id: thread.row.id, state, reason, askedBy, askedAt, confirmedBy, texts };
		},
	});
