import { type Operations, refuseAll } from "@seamark/service";
import { Id, NoBody, object } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { updateAct } from "../../store/acts.ts";
import { ActAnswer } from "../act/answer.ts";
import { signAndPlace } from "../act/sign.ts";
import type { Content } from "../content.ts";
import { faultsOfSecond } from "./decide.ts";

export const signAct = (api: Operations, deps: Deps): void =>
	api.command({
		name: "sign-act",
		url: "/mla/requests/:id/acts/:act/sign",
		access: "mla:sign",
		secondOfficer: true,
		summary: "Sign, as the second person, what another officer prepared",
		description: "The statement is made now: it is checked again, and its time is now.",
		record: "mla-act",
		params: object({ id: Id, act: Id }),
		body: NoBody,
		answer: ActAnswer,
		find: async (input) => {
			const { row, act, chains, files } = await deps.copies.toChange(input, {
				request: input.params.id,
				act: input.params.act,
			});
			return row && act && { thread: { row, chains, files, version: row.version }, act };
		},
		versionOf: ({ act }) => act.version,
		missing: { detail: "No such act." },
		reachesOut: true,
		handle: async ({ found: { thread, act }, actor, who, at }) => {
			const faults = faultsOfSecond(act, thread, actor.officerId);
			if (faults.length > 0) return refuseAll(faults);
			const said = { kind: act.kind, content: act.content as Content, act };
			return signAndPlace(deps, thread, said, { actor, scopes: who.scopes, at }, [
				{
					statement: updateAct,
					row: { agency: act.agency, id: act.id, state: "signed", version: act.version + 1 },
				},
			]);
		},
	});
