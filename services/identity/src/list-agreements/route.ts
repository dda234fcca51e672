import type { Operations } from "@seamark/service";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { Ages, Country, Id, Moment, object, Purposes, RecordKinds, Topics } from "../schema.ts";

const Agreement = object({
	id: Id,
	title: Type.String(),
	parties: Type.Array(Country),
	topics: Topics,
	records: RecordKinds,
	ages: Ages,
	purposes: Purposes,
	from: Type.Optional(Moment),
	until: Type.Optional(Moment),
});

/** An agreement is the business of its parties, and of the centre that keeps the register. */
export const listAgreements = (api: Operations, { directory }: Identity): void =>
	api.listing({
		name: "list-agreements",
		url: "/agreements",
		access: "directory:read",
		summary: "The agreements of your country that have not ended",
		record: "agreement",
		item: Agreement,
		whole: true,
		read: async ({ who, at }) => {
			const all = who.scopes.includes("directory:write");
			const items = directory
				.current()
				.snapshot.agreements.filter((one) => all || one.parties.includes(who.country))
				.filter((one) => one.until === undefined || Date.parse(one.until) > at);
			return { items, ids: items.map(({ id }) => id) };
		},
	});
