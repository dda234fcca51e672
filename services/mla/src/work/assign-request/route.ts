import { type Operations, recordChanged, refuse } from "@seamark/service";
import { ById, Id, object, orNull } from "@seamark/service/schema";
import type { Deps } from "../../deps.ts";
import { findRequest, updateRequest } from "../../store/requests.ts";
import { hasDesk } from "../queue.ts";

export const assignRequest = (api: Operations, { directory }: Deps): void =>
	api.command({
		name: "assign-request",
		url: "/mla/requests/:id/post",
		access: "mla:write",
		summary: "Put a request on the desk of a duty post of your agency",
		description:
			"It is in the work list of that post then. null puts it back on every desk. The other side sees nothing of it.",
		record: "mla-request",
		params: ById,
		body: object({ post: orNull(Id) }),
		answer: object({ id: Id, post: orNull(Id) }),
		find: ({ params, asCaller }) => asCaller((tx) => findRequest(tx, params.id), "change"),
		versionOf: ({ version }) => version,
		missing: { detail: "No such request." },
		handle: ({ body, found, actor }) => {
			if (body.post !== null && !hasDesk(directory.current(), found.agency, body.post))
				return refuse("REFUSED", [
					{
						at: "/post",
						message: "This is no open duty post of your agency with mla:read. Find your posts with: GET /posts.",
					},
				]);
			const row = { ...found, post: body.post, version: found.version + 1 };
			return {
				writes: [{ statement: updateRequest, row }],
				events: [
					recordChanged({ actor, record: "mla-request", recordId: found.id, change: "changed", version: row.version }),
				],
				answer: { id: found.id, post: body.post },
			};
		},
	});
