import { openReasons, viewHolding } from "@seamark/link";
import type { Operations } from "@seamark/service";
import { ById, Moment, object, oneOf, orNull } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../deps.ts";
import { sentTo } from "../store/subjects.ts";

export const listHolders = (api: Operations, { context }: Deps): void =>
	api.listing({
		name: "list-holders",
		url: "/exchange/alerts/:id/holders",
		access: "alerts:raise",
		summary: "Which other hubs were given your agency's alert, and who still holds it",
		description:
			"For the originator alone. After a recall or a narrowing each hub answers with a signed receipt. A receipt proves what the hub said. It does not prove that no copy is left.",
		record: "hub-link",
		of: "alert",
		params: ById,
		item: object({
			hub: Type.String(),
			state: oneOf(["shown", "hidden", "recalled"] as const),
			holds: Type.Boolean(),
			why: orNull(
				oneOf(openReasons, {
					description: "why the hub still holds it after it was taken back; null while nobody has taken it back",
				}),
			),
			erasedAt: orNull(Moment),
			receipt: orNull(
				object({ text: Type.String(), signature: Type.String() }, { description: "as the hub signed it, Ed25519" }),
			),
		}),
		whole: true,
		read: async ({ params, who }) => {
			const rows = await sentTo(context.pool, params.id, who.agency);
			const items = rows.map(({ hub, state, shownVersion, contactAt, withdrawnAt, answer }) => {
				const view =
					state === "shown"
						? undefined
						: viewHolding(
								{
									holder: hub,
									version: shownVersion,
									contactAt: contactAt?.getTime() ?? 0,
									canAnswer: true,
									...(answer ? { answer } : {}),
								},
								withdrawnAt?.getTime() ?? 0,
							);
				return {
					hub,
					state,
					holds: !view?.closed,
					why: view && !view.closed ? view.why : null,
					erasedAt: view?.closed ? new Date(view.at).toISOString() : null,
					receipt: view?.closed && answer ? { text: answer.text, signature: answer.signature } : null,
				};
			});
			return { items, ids: [] };
		},
	});
