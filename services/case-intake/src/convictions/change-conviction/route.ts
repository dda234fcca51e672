import type { Operations } from "@seamark/service";
import Type from "typebox";
import { ById, object, orNull, Version } from "../../schema.ts";
import { findCharge } from "../../store/charges.ts";
import { findConviction } from "../../store/convictions.ts";
import { ConvictionAnswer } from "../conviction/answer.ts";
import { forTheRegister } from "../conviction/register.ts";
import { convictionFields } from "../conviction/schema.ts";
import { decideChangeConviction } from "./decide.ts";

const { court, courtCountry, spentOn } = convictionFields;

export const changeConviction = (api: Operations): void =>
	api.command({
		name: "change-conviction",
		method: "PATCH",
		url: "/convictions/:id",
		access: ["cases:write", "convictions:search"],
		summary: "Change an entry of the register",
		description:
			"The court, or the day on which the conviction is spent: from that day on nobody finds it. What the court decided is changed by the stages of the charge.",
		tag: "convictions",
		record: "conviction",
		params: ById,
		body: object({
			expectedVersion: Version,
			court: Type.Optional(court),
			courtCountry,
			spentOn: Type.Optional(orNull(spentOn)),
		}),
		answer: ConvictionAnswer,
		find: ({ params, who, at, asCaller }) => {
			forTheRegister(who, at);
			return asCaller(async (tx) => {
				const conviction = await findConviction(tx, { id: params.id });
				const charge = conviction && (await findCharge(tx, conviction.chargeId));
				return conviction && charge && { conviction, charge };
			});
		},
		missing: { detail: "No such entry in the register." },
		versionOf: ({ conviction }) => conviction.version,
		handle: ({ found, body: { expectedVersion: _, ...command }, actor }) =>
			decideChangeConviction(found, command, { actor }),
	});
