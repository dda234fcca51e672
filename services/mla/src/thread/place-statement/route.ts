import { hashOf, readStatement } from "@seamark/mla-thread";
import { type Operations, refuseAll } from "@seamark/service";
import { ById, object } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { findThread } from "../../requests/find-thread.ts";
import { SignedText } from "../../signing/signed-text.ts";
import { actsWaiting, updateAct } from "../../store/acts.ts";
import { ActAnswer, made } from "../act/answer.ts";
import { placed } from "../make.ts";
import { faultsOfPlacing } from "./decide.ts";

export const placeStatement = (api: Operations, { signing, clocks }: Deps): void =>
	api.command({
		name: "place-statement",
		url: "/mla/requests/:id/statements",
		access: "mla:sign",
		secondOfficer: true,
		summary: "Place a statement that your agency signed with a key of its own",
		description:
			"`act` gives the text. The signature is a detached JWS (RFC 7515, appendix F) over its bytes as they are.",
		record: "mla-request",
		params: ById,
		body: object(SignedText),
		answer: ActAnswer,
		find: ({ params, asCallerAtOnce }) =>
			asCallerAtOnce(async (tx) => {
				const [thread, acts] = await Promise.all([
					findThread(tx, params.id),
					actsWaiting(tx, params.id, { after: undefined, limit: 100 }),
				]);
				return thread && { thread, acts };
			}, "change"),
		versionOf: ({ thread }) => thread.version,
		missing: { detail: "No such request." },
		handle: async ({ body: { text, signature }, found: { thread, acts }, actor, at }) => {
			const signed = { bytes: text, signature };
			const said = readStatement(text);
			const fault = said && (await signing.faultOf(thread.row.agency, signed, said.at));
			const checked = faultsOfPlacing(thread, text, fault, { now: at, clocks, officer: actor.officerId, acts });
			if ("faults" in checked) return refuseAll(checked.faults);
			const { statement, act } = checked;
			const after = placed(thread, signed, statement, undefined, actor);
			return {
				writes: [
					...after.writes,
					...(act
						? [
								{
									statement: updateAct,
									row: { agency: act.agency, id: act.id, state: "signed", version: act.version + 1 },
								},
							]
						: []),
				],
				events: after.events,
				answer: made(after, { statement, hash: hashOf(text) }, at),
			};
		},
	});
