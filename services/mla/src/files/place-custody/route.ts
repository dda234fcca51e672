import { type Operations, recordChanged, refuse } from "@seamark/service";
import { ById, object } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { SignedText } from "../../signing/signed-text.ts";
import { custodyWrite, held } from "../custody.ts";
import { CustodyAnswer, presentEntry } from "../custody-answer.ts";
import { findCustody } from "../find-custody.ts";
import { checkPlaced } from "./decide.ts";

export const placeCustody = (api: Operations, { signing }: Deps): void =>
	api.command({
		name: "place-custody",
		url: "/mla/files/:id/custody/signed",
		access: "mla:sign",
		summary: "Place an entry of a chain of custody that your agency signed with a key of its own",
		description: "`hand-over` gives the text. The signature is a detached JWS over its bytes as they are.",
		record: "mla-file",
		params: ById,
		body: object(SignedText),
		status: 201,
		answer: CustodyAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findCustody(tx, params.id), "change"),
		versionOf: ({ row }) => row.version,
		missing: { detail: "No such file." },
		handle: async ({ body: { text, signature }, found, actor, at }) => {
			const { entry, faults } = await checkPlaced(found, { bytes: text, signature }, at, signing);
			if (!entry || faults.length > 0) return refuse("REFUSED", faults);
			const signed = { bytes: text, signature };
			return {
				writes: [held(found.row), custodyWrite(found.row.agency, entry, signed, at)],
				events: [
					recordChanged({
						actor,
						record: "mla-custody",
						recordId: found.row.id,
						change: "added",
						version: entry.number,
					}),
				],
				answer: { done: "made", entry: presentEntry(signed) },
			};
		},
	});
