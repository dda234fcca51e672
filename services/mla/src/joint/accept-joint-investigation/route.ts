import { type Operations, recordChanged, refuse } from "@seamark/service";
import { ById, NoBody } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { insertMember } from "../../store/joint.ts";
import { Joint, presentJoint } from "../answer.ts";
import { findSpace } from "../find-space.ts";
import { mustBe } from "../joint.ts";

export const acceptJointInvestigation = (api: Operations, deps: Deps): void =>
	api.command({
		name: "accept-joint-investigation",
		url: "/mla/joint-investigations/:id/accept",
		access: "mla:sign",
		summary: "Take part in a joint investigation that your authority is invited to",
		record: "mla-joint",
		params: ById,
		body: NoBody,
		answer: Joint,
		find: ({ params, who, at }) => findSpace(deps, who.agency, at, params.id),
		versionOf: ({ joint }) => joint.version,
		missing: { detail: "No such joint investigation." },
		handle: ({ found, actor, at }) => {
			const faults = mustBe(found.stage, "invited");
			if (faults.length > 0) return refuse("REFUSED", faults);
			const now = new Date(at).toISOString();
			const row = { agency: actor.agencyId, space: found.joint.id, acceptedAt: now, leftAt: null, version: 1 };
			return {
				writes: [{ statement: insertMember, row }],
				events: [
					recordChanged({ actor, record: "mla-joint", recordId: found.joint.id, change: "changed", version: 1 }),
				],
				answer: presentJoint({ ...found, memberships: [...found.memberships, row], stage: "open" }),
			};
		},
	});
