import { type Operations, pageOf } from "@seamark/service";
import Type from "typebox";
import { oneOf } from "../../schema.ts";
import { listSecondPersons } from "../../store/second-persons.ts";
import { presentSecondPerson, SecondPersonAnswer } from "../present.ts";

export const listRequests = (api: Operations): void =>
	api.listing({
		name: "list-requests",
		url: "/second-person",
		access: "cases:read",
		summary: "List what waits for a second officer of your agency",
		description:
			"Newest first. Any officer who holds the scope that the first one needed may answer, but not the one who asked. With `show=all` those that were answered too.",
		tag: "second-person",
		record: "second-person",
		action: "consultation",
		criteria: { show: Type.Optional(oneOf(["unanswered", "all"])) },
		item: SecondPersonAnswer,
		read: async ({ query: { show }, asCaller, at }, { after, limit }) => {
			const rows = await asCaller((tx) =>
				listSecondPersons(tx, { unanswered: show !== "all", after, limit: limit + 1 }),
			);
			return pageOf(rows, limit, { present: (one) => presentSecondPerson(one, at), idOf: ({ id }) => id });
		},
	});
