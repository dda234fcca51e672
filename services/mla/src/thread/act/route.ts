import type { KindName } from "@seamark/mla-thread";
import { faultsOfFirst, type Operations, recordChanged, refuse, refuseAll } from "@seamark/service";
import { ById, object } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { faultsOfReleasing } from "../../released/releasing.ts";
import { threadToChange } from "../../requests/find-thread.ts";
import { Kind } from "../../requests/schema.ts";
import { insertAct } from "../../store/acts.ts";
import { Content, releases } from "../content.ts";
import { needsTwo, prepareStatement } from "../make.ts";
import { ActAnswer, waitsForSecond } from "./answer.ts";
import { signAndPlace } from "./sign.ts";

/** One operation for every statement that the table of kinds allows this side. */
export const act = (api: Operations, deps: Deps): void =>
	api.command({
		name: "act",
		url: "/mla/requests/:id/acts",
		access: "mla:write",
		summary: "Say something in the thread of a request: file it, register it, ask, consult, answer, refuse...",
		description:
			"Which kinds may be said now is in `may` of the request; the docs have the table. Where the table asks for two persons, this prepares the statement, and another officer signs it.",
		record: "mla-request",
		params: ById,
		body: object({ kind: Kind, content: Type.Optional(Content) }),
		answer: ActAnswer,
		find: (input) => threadToChange(deps, input, input.params.id),
		missing: { detail: "No such request." },
		reachesOut: true,
		handle: async ({ body, found, actor, who, at }) => {
			const { context, clocks } = deps;
			const kind = body.kind as KindName;
			const content = body.content ?? {};
			if (!needsTwo(kind)) return signAndPlace(deps, found, { kind, content }, { actor, scopes: who.scopes, at });
			const nobody = faultsOfFirst(actor.officerId, "/kind");
			if (nobody.length > 0) return refuseAll(nobody);
			const prepared = prepareStatement(found, kind, content, { at, clocks, newId: context.newId });
			if ("refused" in prepared) return prepared;
			// Nobody prepares what a second officer could not sign.
			const faults = releases(kind) ? await faultsOfReleasing(deps, found.row) : [];
			if (faults.length > 0) return refuse("REFUSED", faults);
			const id = context.newId();
			return {
				writes: [
					{
						statement: insertAct,
						row: {
							id,
							agency: actor.agencyId,
							request: found.row.id,
							kind,
							content,
							preparedBy: actor.officerId,
							preparedAt: new Date(at).toISOString(),
							state: "waiting",
							version: 1,
						},
					},
				],
				events: [recordChanged({ actor, record: "mla-act", recordId: id, change: "added", version: 1 })],
				answer: waitsForSecond(found, id, at),
			};
		},
	});
