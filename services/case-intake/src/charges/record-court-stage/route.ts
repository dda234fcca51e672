import type { Operations } from "@seamark/service";
import Type from "typebox";
import { courtOutcomes, courtStages } from "../../codes/courts.ts";
import { citingTruly } from "../../law/citing.ts";
import { ById, Day, object, oneOf, text, Version } from "../../schema.ts";
import { ChargeAnswer } from "../charge/answer.ts";
import { findChangeableCharge } from "../charge/find-changeable-charge.ts";
import { Sentence } from "../charge/sentence.ts";
import { decideRecordCourtStage } from "./decide.ts";

export const recordCourtStage = (api: Operations): void =>
	api.command({
		name: "record-court-stage",
		url: "/charges/:id/stages",
		access: "cases:write",
		summary: "Record the next stage of a charge",
		description:
			"Investigation by a judge, prosecution, trial, verdict, sentence, appeal, confiscation, or that the charge was discontinued. What cannot follow is refused with what can. A prosecution counts once the stage is reached, a conviction while the last decision is one, each in the year of its day. What was done against somebody protected is recorded where reachedOn says when: with what it broke, with an alarm, and counted as a breach.",
		tag: "charges",
		record: "charge",
		params: ById,
		body: object({
			expectedVersion: Version,
			stage: oneOf(courtStages),
			outcome: Type.Optional(oneOf(courtOutcomes)),
			reachedOn: Type.Optional({ ...Day, description: "counts in the year of this day; in no year when left out" }),
			sentence: Type.Optional(Sentence),
			note: Type.Optional(text(10_000)),
		}),
		status: 201,
		answer: ChargeAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findChangeableCharge(tx, params.id)),
		missing: { detail: "No such charge." },
		versionOf: ({ charge }) => charge.version,
		handle: ({ found, body, who, actor, at }) =>
			citingTruly(decideRecordCourtStage(found, body, { actor, country: who.country, at }), who, at),
	});
