import { hashOf } from "@seamark/mla-thread";
import { type Operations, recordChanged, refuse } from "@seamark/service";
import { NoBody, object } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { putCalendar } from "../../store/work.ts";

export const makeCalendar = (api: Operations, { context, random }: Deps): void =>
	api.command({
		name: "make-calendar",
		url: "/mla/calendar",
		access: "mla:read",
		summary: "Get an address at which a calendar program reads when terms of your duty post end",
		description:
			"The calendar (iCalendar) has times alone, and nothing of any request. Who has the address can read it, so the hub shows it once, and keeps only its hash. It answers while the officer who made it is on the duty post. A new one ends the one before it.",
		record: "mla-calendar",
		body: NoBody,
		status: 201,
		answer: object({ address: Type.String({ description: "shown once" }) }),
		handle: ({ who, actor, at }) => {
			if (actor.officerId === "")
				return refuse(
					"FORBIDDEN",
					[],
					"An officer of the duty post makes the address of its calendar; a system cannot.",
				);
			const secret = random(32).toString("base64url");
			return {
				writes: [
					{
						statement: putCalendar,
						row: {
							agency: actor.agencyId,
							post: who.post,
							hash: hashOf(secret),
							made_by: actor.officerId,
							made_at: new Date(at).toISOString(),
						},
					},
				],
				events: [recordChanged({ actor, record: "mla-calendar", recordId: who.post, change: "added", version: 1 })],
				answer: { address: `${context.config.publicUrl}/mla/calendars/${secret}` },
			};
		},
	});
