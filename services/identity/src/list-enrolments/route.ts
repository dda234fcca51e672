import { type Operations, pageOf } from "@seamark/service";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { firstId } from "../page.ts";
import { Id, Moment, object } from "../schema.ts";
import { openEnrolments } from "../store/passkeys.ts";

const Enrolment = object({
	id: Id,
	officer: Id,
	handle: Type.String(),
	replace: Type.Boolean(),
	askedBy: Type.String({ description: "id of the officer, or of the client" }),
	askedAt: Moment,
	confirmed: Type.Boolean(),
	expiresAt: Moment,
});

export const listEnrolments = (api: Operations, { context }: Identity): void =>
	api.listing({
		name: "list-enrolments",
		url: "/enrolments",
		access: "agency:admin",
		summary: "Codes for passkeys that were asked for in your agency and that nobody has used yet, without the codes",
		record: "enrolment",
		action: "consultation",
		item: Enrolment,
		read: async ({ who, at }, { after, limit }) =>
			pageOf(await openEnrolments(context.pool, who.agency, at, firstId(after), limit + 1), limit, {
				present: (one) => ({
					id: one.id,
					officer: one.officerId,
					handle: one.handle,
					replace: one.replaces,
					askedBy: one.askedBy,
					askedAt: new Date(one.askedAt).toISOString(),
					confirmed: one.confirmedAt !== null,
					expiresAt: new Date(one.expiresAt).toISOString(),
				}),
				idOf: ({ id }) => id,
			}),
	});
