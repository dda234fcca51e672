import { type Operations, recordChanged, refuse } from "@seamark/service";
import { ById, object, oneOf } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { countMessageStep, findMessage, insertMessageStep } from "../../store/messages.ts";
import { faultsOfMessageStep, messageSteps, textsOf } from "../message.ts";
import { listed, MessageListed, noMessage, Says } from "../schema.ts";

export const addMessageStep = (api: Operations, { keys }: Deps): void =>
	api.command({
		name: "add-message-step",
		url: "/assets/messages/:id/steps",
		access: "assets:share",
		summary: "Answer, give feedback, ask for consent to another use, or give it",
		description: "A request is not declined because it is about taxes, or for bank secrecy: say another ground.",
		record: "asset-message",
		params: ById,
		body: object({ kind: oneOf([...messageSteps]), says: Says }),
		answer: MessageListed,
		find: ({ params, asCaller }) => asCaller((tx) => findMessage(tx, params.id)),
		missing: noMessage,
		handle: ({ body: { kind, says }, actor, at, found }) => {
			const faults = faultsOfMessageStep(found, { kind, by: actor.agencyId, at });
			if (faults.length > 0) return refuse("REFUSED", faults);
			const n = found.version + 1;
			const when = new Date(at).toISOString();
			const sealed = textsOf(keys, found.id, found.key).seal(n, says);
			const after = {
				...found,
				version: n,
				steps: [...found.steps, { n, kind, by: actor.agencyId, at: when, sealed }],
			};
			return {
				writes: [
					{ statement: countMessageStep, row: { id: found.id, version: found.version } },
					{
						statement: insertMessageStep,
						row: {
							message: found.id,
							n,
							kind,
							agency: actor.agencyId,
							post: actor.postId,
							at: when,
							sealed: sealed.toString("hex"),
						},
					},
				],
				events: [recordChanged({ actor, record: "asset-message", recordId: found.id, change: "changed", version: n })],
				answer: listed(after, at),
			};
		},
	});
