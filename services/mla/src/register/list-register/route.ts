import type { Operations } from "@seamark/service";
import { Country, Day, object, oneOf } from "@seamark/service/schema";
import { acpStates } from "@seamark/treaties";
import Type from "typebox";
import type { Deps } from "../../deps.ts";

const Text = Type.String();
const Entry = object({
	country: Country,
	instrument: Text,
	name: Text,
	status: oneOf(["bound", "not-bound", "unknown"]),
	because: Text,
	source: Type.Optional(Text),
	asOf: Type.Optional(Text),
	since: Type.Optional(Text),
	unchecked: Type.Optional(Type.Boolean({ description: "nobody has held the entry against its source yet" })),
});

/** Public knowledge; that it was looked at is recorded all the same. */
export const listRegister = (api: Operations, { context, treaties }: Deps): void =>
	api.listing({
		name: "list-register",
		url: "/mla/register",
		access: "mla:read",
		summary: "Which State is bound by which treaty on a day, with the source of each answer",
		description:
			"Not known is never no. Today when no day is named; all States that the register knows when no country is.",
		record: "treaty-register",
		whole: true,
		item: Entry,
		criteria: { country: Type.Optional(Country), day: Type.Optional(Day) },
		read: async ({ query }) => {
			const day = query.day ?? new Date(context.now()).toISOString().slice(0, 10);
			const countries = query.country
				? [query.country]
				: [...new Set([...acpStates.map(({ country }) => country), ...treaties.countries])];
			const items = countries.flatMap((country) =>
				treaties.register.instruments.map(({ id, name }) => {
					const { status, because, source, asOf, since, unchecked } = treaties.register.statusOf(id, country, day);
					return {
						country,
						instrument: id,
						name,
						status,
						because,
						...(source === undefined ? {} : { source }),
						...(asOf === undefined ? {} : { asOf }),
						...(since === undefined ? {} : { since }),
						...(unchecked === undefined ? {} : { unchecked }),
					};
				}),
			);
			return { items, ids: [] };
		},
	});
