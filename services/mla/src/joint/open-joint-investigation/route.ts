import { type Operations, recordChanged, refuse } from "@seamark/service";
import { Id, Moment, object, text } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { insertJoint, insertMember } from "../../store/joint.ts";
import { Joint, presentJoint } from "../answer.ts";
import { faultsOfOpening } from "../joint.ts";

const kinds: readonly string[] = ["prosecutor", "central-authority"];

export const openJointInvestigation = (api: Operations, { context, directory }: Deps): void =>
	api.command({
		name: "open-joint-investigation",
		url: "/mla/joint-investigations",
		access: "mla:sign",
		summary: "Open the shared space of a joint investigation, for a time",
		description:
			"UNTOC 19: case by case, by agreement. Each authority that you name accepts by itself. What each puts there stays under its own control, and the space ends by its time. All of them are authorities of this hub.",
		record: "mla-joint",
		body: object({
			subject: text(500, "what is investigated, without who a person is"),
			members: Type.Array(Id, { minItems: 1, maxItems: 20, uniqueItems: true, description: "the other authorities" }),
			endsAt: Moment,
		}),
		status: 201,
		answer: Joint,
		location: ({ id }: { id: string }) => `/mla/joint-investigations/${id}/items`,
		handle: ({ body, actor, at }) => {
			const { agencies } = directory.current().snapshot;
			const authorities = new Set(
				agencies.filter(({ kind, status }) => kinds.includes(kind) && status === "active").map(({ id }) => id),
			);
			const own = actor.agencyId;
			const faults = faultsOfOpening(body, { own, now: at, authorities });
			if (faults.length > 0) return refuse("REFUSED", faults);
			const now = new Date(at).toISOString();
			const joint = {
				id: context.newId(),
				agency: own,
				subject: body.subject,
				members: [own, ...body.members],
				openedAt: now,
				endsAt: new Date(body.endsAt).toISOString(),
				version: 1,
			};
			const membership = { agency: own, space: joint.id, acceptedAt: now, leftAt: null, version: 1 };
			return {
				writes: [
					{ statement: insertJoint, row: joint },
					{ statement: insertMember, row: membership },
				],
				events: [recordChanged({ actor, record: "mla-joint", recordId: joint.id, change: "added", version: 1 })],
				answer: presentJoint({ joint, memberships: [membership], stage: "open" }),
			};
		},
	});
