import { epochOf, evaluateBlinded } from "@seamark/lookups";
import { type Operations, refuse } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import { askedToday } from "../../store/lookups.ts";
import { LookupAnswer, LookupBody } from "../schema.ts";
import { decideAskLookup } from "./decide.ts";

const evaluated = (...given: Parameters<typeof evaluateBlinded>) => {
	try {
		return evaluateBlinded(...given);
	} catch {
		return undefined;
	}
};

export const askLookup = (api: Operations, { context, directory, lookups }: Deps): void =>
	api.command({
		name: "ask-lookup",
		url: "/assets/lookups",
		access: "assets:share",
		load: "bulk",
		summary: "Look up whether another unit has accounts or names, without saying which",
		description:
			"RFC 9497 POPRF: what you ask for is blinded on your own machine, and whether it is a hit is found there too. The other unit, and the hub, learn how many you asked for, and why. A protected account answers as one that is not there. A hit opens a request, never data.",
		record: "asset-lookup",
		body: LookupBody,
		answer: LookupAnswer,
		// The set is what the unit has now. It is large, and no part of the answer that is kept for a retry.
		complete: async (answer: object, { body, who }) => ({
			...answer,
			set: await lookups.of({ epoch: body.epoch, asker: who.agency, responder: body.responder }),
		}),
		handle: async ({ body, actor, who, at, asCaller }) => {
			const { responder, reason, epoch, blinded } = body;
			const unit = directory.current().agency(responder);
			const isUnit = unit?.status === "active" && unit.kind === "fiu" && responder !== who.agency;
			const setting = { epoch, asker: who.agency, responder };
			const before = await asCaller((tx) => askedToday(tx, setting));
			const asked = { responder, reason, epoch, subjects: blinded.length };
			const about = { before, isUnit, today: epochOf(at) };
			const decided = decideAskLookup(asked, about, { actor, at, id: context.newId() });
			// Nothing is computed for who may not ask.
			if ("refused" in decided) return decided;
			const answer = evaluated(setting, lookups.key(setting).secretKey, blinded);
			if (!answer) return refuse("REFUSED", [{ at: "/blinded", message: "holds what is no point of ristretto255" }]);
			return { ...decided, answer: { ...(decided.answer as object), ...answer } };
		},
	});
