import { type Operations, recordChanged } from "@seamark/service";
import { NoBody, object } from "@seamark/service/schema";
import Type from "typebox";
import { deleteCalendar } from "../../store/work.ts";

export const endCalendar = (api: Operations): void =>
	api.command({
		name: "end-calendar",
		url: "/mla/calendar/end",
		access: "mla:read",
		summary: "End the address of your duty post's calendar",
		description: "From then on it answers as if it had never been.",
		record: "mla-calendar",
		body: NoBody,
		answer: object({ ended: Type.Boolean() }),
		handle: ({ who, actor }) => ({
			writes: [{ statement: deleteCalendar, row: { agency: actor.agencyId, post: who.post } }],
			events: [recordChanged({ actor, record: "mla-calendar", recordId: who.post, change: "removed", version: 1 })],
			answer: { ended: true },
		}),
	});
