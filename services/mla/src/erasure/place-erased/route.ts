import { type Operations, recordChanged, refuse } from "@seamark/service";
import { ById, Id, object } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { SignedText } from "../../signing/signed-text.ts";
import { updateErasure } from "../../store/erasure.ts";
import { findToErase } from "../find.ts";
import { listsToSign } from "../lists-to-sign.ts";
import { faultsOfPlacing } from "./decide.ts";

export const placeErased = (api: Operations, { signing }: Deps): void =>
	api.command({
		name: "place-erased",
		url: "/mla/requests/:id/erasure/signed",
		access: "mla:sign",
		summary: "Place a list of what was erased, which your agency signed with a key of its own",
		description: "`read-erasure` gives the text. The signature is a detached JWS over its bytes as they are.",
		record: "mla-request",
		params: ById,
		body: object(SignedText),
		answer: object({ id: Id, texts: Type.Array(Type.String(), { description: "what is still to be signed" }) }),
		find: async ({ params, asCaller }) => {
			const found = await asCaller((tx) => findToErase(tx, params.id), "change");
			return found?.erasure && { ...found, erasure: found.erasure };
		},
		versionOf: ({ erasure }) => erasure.version,
		missing: { detail: "No such request, or nobody asked for its erasure." },
		handle: async ({ body: { text, signature }, found, actor, at }) => {
			const { thread, erasure } = found;
			const signed = { bytes: text, signature };
			const faults = await faultsOfPlacing(found, signed, at, signing);
			if (faults.length > 0) return refuse("REFUSED", faults);
			const after = {
				...erasure,
				attestations: [...erasure.attestations, signed],
				version: erasure.version + 1,
			};
			return {
				writes: [{ statement: updateErasure, row: after }],
				events: [
					recordChanged({
						actor,
						record: "mla-erasure",
						recordId: thread.row.id,
						change: "changed",
						version: after.version,
					}),
				],
				answer: {
					id: thread.row.id,
					texts: listsToSign({ thread, erasure: after }, new Date(at).toISOString()),
				},
			};
		},
	});
