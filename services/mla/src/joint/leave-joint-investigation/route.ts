import { type Operations, recordChanged, refuse } from "@seamark/service";
import { ById, Identified, NoBody } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { updateMember } from "../../store/joint.ts";
import { findSpace } from "../find-space.ts";
import { mustBe } from "../joint.ts";

export const leaveJointInvestigation = (api: Operations, deps: Deps): void =>
	api.command({
		name: "leave-joint-investigation",
		url: "/mla/joint-investigations/:id/leave",
		access: "mla:sign",
		summary: "Leave a joint investigation, with everything that your authority put there",
		description: "The others see it no more. Who opened the space ends it by leaving.",
		record: "mla-joint",
		params: ById,
		body: NoBody,
		answer: Identified,
		find: ({ params, who, at }) => findSpace(deps, who.agency, at, params.id),
		versionOf: ({ joint }) => joint.version,
		missing: { detail: "No such joint investigation." },
		handle: ({ found, actor, at }) => {
			const faults = mustBe(found.stage, "open");
			const own = found.memberships.find(({ agency }) => agency === actor.agencyId);
			if (!own || faults.length > 0) return refuse("REFUSED", faults);
			const row = { ...own, leftAt: new Date(at).toISOString(), version: own.version + 1 };
			return {
				writes: [{ statement: updateMember, row }],
				events: [
					recordChanged({
						actor,
						record: "mla-joint",
						recordId: found.joint.id,
						change: "changed",
						version: row.version,
					}),
				],
				answer: { id: found.joint.id },
			};
		},
	});
