import { type Operations, pageOf } from "@seamark/service";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { firstId } from "../page.ts";
import { confirmWithinMs } from "../provider/by-two.ts";
import { Id, Moment, object } from "../schema.ts";
import { listSubjects as subjectsOf } from "../store/providers.ts";

const Subject = object({
	id: Id,
	officer: Id,
	handle: Type.String(),
	subject: Type.String(),
	askedBy: Id,
	askedAt: Moment,
	confirmed: Type.Boolean(),
});

export const listSubjects = (api: Operations, { context }: Identity): void =>
	api.listing({
		name: "list-subjects",
		url: "/provider-subjects",
		access: "agency:admin",
		summary: "Who is which officer at your agency's provider, and what waits for a second officer",
		record: "provider-subject",
		action: "consultation",
		item: Subject,
		read: async ({ who, at }, { after, limit }) =>
			pageOf(await subjectsOf(context.pool, who.agency, at - confirmWithinMs, firstId(after), limit + 1), limit, {
				present: (one) => ({
					id: one.id,
					officer: one.officerId,
					handle: one.handle,
					subject: one.subject,
					askedBy: one.askedBy,
					askedAt: new Date(one.askedAt).toISOString(),
					confirmed: one.confirmedAt !== null,
				}),
				idOf: ({ id }) => id,
			}),
	});
