import type { Operations } from "@seamark/service";
import { findChangeableCharge } from "../../charges/charge/find-changeable-charge.ts";
import type { Deps } from "../../deps.ts";
import { ById, object } from "../../schema.ts";
import { findConviction } from "../../store/convictions.ts";
import { ConvictionAnswer } from "../conviction/answer.ts";
import { forTheRegister } from "../conviction/register.ts";
import { convictionFields } from "../conviction/schema.ts";
import { decideEnterConviction } from "./decide.ts";

export const enterConviction = (api: Operations, { context }: Deps): void =>
	api.command({
		name: "enter-conviction",
		url: "/charges/:id/conviction",
		access: ["cases:write", "convictions:search"],
		summary: "Enter a conviction in the register",
		description:
			"Of a person, once a charge ended with a conviction. The day, the sentence and what became of an appeal are those of the charge's stages; a conviction that falls is found no more. Who is protected, or may be, is not entered.",
		tag: "convictions",
		record: "conviction",
		of: "charge",
		params: ById,
		body: object(convictionFields),
		status: 201,
		answer: ConvictionAnswer,
		find: ({ params, who, at, asCaller }) => {
			forTheRegister(who, at);
			return asCaller(async (tx) => {
				const found = await findChangeableCharge(tx, params.id);
				return found && { ...found, there: await findConviction(tx, { chargeId: params.id }) };
			});
		},
		missing: { detail: "No such charge." },
		handle: ({ found, body, who, actor, at }) =>
			decideEnterConviction(found, body, { actor, country: who.country, id: context.newId(), at }),
	});
