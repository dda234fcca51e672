import { type Operations, refuseAll } from "@seamark/service";
import { ById, NoBody } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { ErasureAnswer, removeFiles } from "../answer.ts";
import { faultsOfConfirming } from "../decide.ts";
import { eraseRequest } from "../erase.ts";
import { findToErase } from "../find.ts";

export const confirmErasure = (api: Operations, deps: Deps): void =>
	api.command({
		name: "confirm-erasure",
		url: "/mla/requests/:id/erasure/confirm",
		access: "mla:sign",
		secondOfficer: true,
		summary: "Confirm, as the second officer, that what a request says is erased",
		description: "Nothing brings it back. Your authority signs which statements it had, by their hashes.",
		record: "mla-request",
		params: ById,
		body: NoBody,
		answer: ErasureAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findToErase(tx, params.id), "change"),
		versionOf: ({ thread }) => thread.row.version,
		missing: { detail: "No such request." },
		reachesOut: true,
		handle: async ({ found, actor, at }) => {
			const { thread, erasure } = found;
			const faults = faultsOfConfirming(thread.row, erasure, actor.officerId);
			if (!erasure || faults.length > 0) return refuseAll(faults);
			const { reason, askedBy, askedAt } = erasure;
			const why = { reason, askedBy, askedAt, confirmedBy: actor.officerId };
			const { writes, events } = await eraseRequest(deps, found, why, { actor, at });
			return { writes, events, answer: { id: thread.row.id, done: "erased" } };
		},
		complete: async (answer: unknown, { params, asCaller }) => {
			await removeFiles(deps, params.id, asCaller);
			return answer;
		},
	});
