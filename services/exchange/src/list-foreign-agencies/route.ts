import type { Operations } from "@seamark/service";
import { Id, Moment, object } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../deps.ts";

/** As its owner publishes it: nobody here can change it. */
const ForeignAgency = object({
	id: Id,
	handle: Type.String(),
	name: Type.String(),
	kind: Type.String(),
	country: Type.String(),
	region: Type.String(),
	status: Type.String(),
	invented: Type.Boolean(),
	hub: Type.String({ description: "of its owner" }),
	validUntil: Moment,
	takesRequests: Type.Boolean({ description: "its hub takes requests for mutual legal assistance, and letters" }),
});

export const listForeignAgencies = (api: Operations, { directory }: Pick<Deps, "directory">): void =>
	api.listing({
		name: "list-foreign-agencies",
		url: "/exchange/agencies",
		access: "directory:read",
		summary: "The agencies of the hubs that this one is paired with",
		description:
			"Each owner publishes its own. What was published holds until the time that it names; after that nothing new goes to these agencies until their hub is heard again.",
		record: "agency",
		item: ForeignAgency,
		criteria: { hub: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })) },
		words: ["hub"],
		whole: true,
		read: async ({ query: { hub: of } }) => {
			const items = directory.current().snapshot.foreignAgencies.flatMap(({ agency, hub, validUntil, sealKey }) => {
				if (!agency || (of !== undefined && of !== hub)) return [];
				const { id, handle, name, kind, country, region, status, invented } = agency;
				const takesRequests = sealKey !== "";
				return [
					{
						id,
						handle,
						name,
						kind,
						country,
						region,
						status,
						invented,
						hub,
						validUntil: validUntil ?? "",
						takesRequests,
					},
				];
			});
			return { items, ids: items.map(({ id }) => id) };
		},
	});
