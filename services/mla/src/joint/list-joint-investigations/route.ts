import type { Operations } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import { Joint, presentJoint } from "../answer.ts";
import { findSpaces } from "../find-space.ts";

export const listJointInvestigations = (api: Operations, deps: Deps): void =>
	api.listing({
		name: "list-joint-investigations",
		url: "/mla/joint-investigations",
		access: "mla:read",
		summary: "List the joint investigations of your authority: those that it opened, and those that it is invited to",
		record: "mla-joint",
		whole: true,
		item: Joint,
		read: async ({ who, at }) => {
			const found = await findSpaces(deps, who.agency, at);
			return { items: found.map(presentJoint), ids: found.map(({ joint }) => joint.id) };
		},
	});
