import type { Operations } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import { findOpenFile } from "../../store/files.ts";
import { findProperty } from "../../store/property.ts";
import { noProperty, PropertyAnswer, PropertyPath, StepBody } from "../schema.ts";
import { decideAddStep } from "./decide.ts";

export const addStep = (api: Operations, _deps: Deps): void =>
	api.command({
		name: "add-property-step",
		url: "/assets/files/:id/property/:property/steps",
		access: "assets:restrain",
		secondOfficer: true,
		summary: "Put on record what was done about property",
		description:
			"Traced, frozen, restrained, valued, claimed by a third party, confiscated, returned, lifted. An order that holds property has an end. To return or to lift takes a second officer, who adds the step confirm.",
		record: "tracing-file",
		params: PropertyPath,
		body: StepBody,
		answer: PropertyAnswer,
		find: ({ params, asCaller }) =>
			asCaller(async (tx) => {
				const file = await findOpenFile(tx, params.id);
				return file && (await findProperty(tx, file.id, [params.property]))[0];
			}, "restrain"),
		missing: noProperty,
		handle: ({ body, actor, at, found }) => decideAddStep(found, body, { actor, at }),
	});
