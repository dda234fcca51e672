import { Id, Moment, object, oneOf } from "@seamark/service/schema";
import Type from "typebox";
import type { Found } from "./find-space.ts";
import { jointStages } from "./joint.ts";

export const Joint = object({
	id: Id,
	subject: Type.String(),
	openedBy: Id,
	members: Type.Array(object({ agency: Id, stage: oneOf(["invited", "accepted", "left"]) })),
	stage: oneOf([...jointStages], { description: "how it is for your authority" }),
	openedAt: Moment,
	endsAt: Moment,
});

export const presentJoint = ({ joint, memberships, stage }: Found) => ({
	id: joint.id,
	subject: joint.subject,
	openedBy: joint.agency,
	members: joint.members.map((agency) => {
		const own = memberships.find((one) => one.agency === agency);
		return { agency, stage: own ? (own.leftAt === null ? "accepted" : "left") : "invited" };
	}),
	stage,
	openedAt: joint.openedAt,
	endsAt: joint.endsAt,
});
