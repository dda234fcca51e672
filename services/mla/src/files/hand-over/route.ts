import { type Operations, recordChanged, refuse } from "@seamark/service";
import { ById, Moment, object, text } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { custodyWrite, held, nextEntry, signEntry } from "../custody.ts";
import { CustodyAnswer, presentEntry, Step } from "../custody-answer.ts";
import { findCustody } from "../find-custody.ts";
import { faultsOfHappening } from "./decide.ts";

export const handOver = (api: Operations, deps: Deps): void =>
	api.command({
		name: "hand-over",
		url: "/mla/files/:id/custody",
		access: "mla:write",
		summary: "Say who has a file now: collected, handed over, examined, returned",
		description:
			"Each entry is signed by your authority and names the one before it. Say functions, and never who a person is. For an agency that signs by itself the answer is the text; `place-custody` takes it with its signature.",
		record: "mla-file",
		params: ById,
		body: object({
			step: Step,
			who: text(500, "by whom, by function"),
			to: Type.Optional(text(500, "to whom, by function")),
			where: text(500),
			happened: Moment,
		}),
		status: 201,
		answer: CustodyAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findCustody(tx, params.id), "change"),
		versionOf: ({ row }) => row.version,
		missing: { detail: "No such file." },
		reachesOut: true,
		handle: async ({ body, found, actor, at }) => {
			const faults = faultsOfHappening(found, body, at);
			if (faults.length > 0) return refuse("REFUSED", faults);
			const happened = new Date(body.happened).toISOString();
			const entry = nextEntry(found, { ...body, happened, at: new Date(at).toISOString() });
			const signed = await signEntry(deps, actor, entry);
			if (!signed)
				return {
					writes: [],
					events: [],
					answer: { done: "waits-for-your-signature", text: JSON.stringify(entry) },
				};
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
