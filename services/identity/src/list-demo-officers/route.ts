import type { HttpServer } from "@seamark/http";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { NoQuery, object } from "../schema.ts";
import { officerHandles } from "../store/read.ts";

const DemoOfficer = object({
	officer: Type.String({ description: "handle to ask for a token with" }),
	posts: Type.Array(Type.String(), { description: "handles of the duty posts that the officer is on now" }),
	agency: Type.String({ description: "of the first post" }),
});

/** In whose names a demonstration hub hands out tokens. */
export const listDemoOfficersRoute = (app: HttpServer, { context, directory }: Identity) => {
	app.get(
		"/demo/officers",
		{
			schema: {
				operationId: "listDemoOfficers",
				summary: "The officers in whose names tokens are to be had (demonstration hubs only)",
				tags: ["demo"],
				querystring: NoQuery,
				response: { 200: object({ items: Type.Array(DemoOfficer) }) },
			},
			config: { access: "public" },
		},
		async () => {
			const now = context.now();
			const { snapshot, onPost, post, agency } = directory.current();
			const handles = new Map((await officerHandles(context.pool)).map((one) => [one.id, one.handle]));
			const postings = snapshot.postings.filter((one) => onPost(one.officerId, one.postId, now));
			const items = [...Map.groupBy(postings, (one) => one.officerId)].map(([officer, on]) => {
				const places = on.flatMap(({ postId }) => {
					const place = post(postId);
					const unit = place && agency(place.agencyId);
					return place && unit ? [{ handle: `${unit.handle}/${place.name}`, name: unit.name }] : [];
				});
				return {
					officer: handles.get(officer) ?? officer,
					posts: places.map(({ handle }) => handle).sort(),
					agency: places[0]?.name ?? "",
				};
			});
			return { items: items.sort((a, b) => (a.officer < b.officer ? -1 : 1)) };
		},
	);
};
