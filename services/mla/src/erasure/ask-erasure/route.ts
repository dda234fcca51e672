import { type Operations, recordChanged, refuseAll } from "@seamark/service";
import { ById, object, text } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { insertErasure, updateErasure } from "../../store/erasure.ts";
import { ErasureAnswer, removeFiles } from "../answer.ts";
import { faultsOfAsking, needsTwoOfficers } from "../decide.ts";
import { eraseRequest } from "../erase.ts";
import { findToErase } from "../find.ts";

export const askErasure = (api: Operations, deps: Deps): void =>
	api.command({
		name: "ask-erasure",
		url: "/mla/requests/:id/erasure",
		access: "mla:write",
		summary: "Erase a draft, or ask for the erasure of a request that has ended",
		description:
			"What it says goes, with its files, letters and prepared acts. Hashes, signatures, order and state stay, so the thread still verifies. A draft goes at once; for what was filed another officer confirms. The other side keeps its own copy.",
		record: "mla-request",
		params: ById,
		body: object({ reason: text(500, "why, without who a person is") }),
		answer: ErasureAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findToErase(tx, params.id), "change"),
		versionOf: ({ thread }) => thread.row.version,
		missing: { detail: "No such request." },
		reachesOut: true,
		handle: async ({ body: { reason }, found, actor, at }) => {
			const { row } = found.thread;
			const faults = faultsOfAsking(row, actor.officerId);
			if (faults.length > 0) return refuseAll(faults);
			const asked = {
				reason,
				askedBy: actor.officerId || null,
				askedAt: new Date(at).toISOString(),
				confirmedBy: null,
			};
			if (!needsTwoOfficers(row)) {
				const { writes, events } = await eraseRequest(deps, found, asked, { actor, at });
				return { writes, events, answer: { id: row.id, done: "erased" } };
			}
			const version = (found.erasure?.version ?? 0) + 1;
			const attestations = found.erasure?.attestations ?? [];
			return {
				writes: [
					{
						statement: found.erasure ? updateErasure : insertErasure,
						row: { agency: row.agency, request: row.id, state: "asked", ...asked, attestations, version },
					},
				],
				events: [recordChanged({ actor, record: "mla-erasure", recordId: row.id, change: "added", version })],
				answer: { id: row.id, done: "waits-for-second-person" },
			};
		},
		complete: async (answer: { done: string }, { params, asCaller }) => {
			if (answer.done === "erased") await removeFiles(deps, params.id, asCaller);
			return answer;
		},
	});
