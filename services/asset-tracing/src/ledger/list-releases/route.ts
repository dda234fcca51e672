import { type Operations, pageOf } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import { noFile } from "../../files/read-tracing-file/route.ts";
import { findFile } from "../../store/files.ts";
import { releasesAfter } from "../../store/releases.ts";
import { presentRelease } from "../booking.ts";
import { ReleaseAnswer } from "../schema.ts";

export const listReleases = (api: Operations): void =>
	api.listing({
		name: "list-releases",
		url: "/assets/files/:id/releases",
		access: "assets:read",
		summary: "List what waits for a second officer, and what was released",
		description: "Newest first.",
		record: "tracing-release",
		of: "tracing-file",
		params: ById,
		item: ReleaseAnswer,
		read: ({ params, asCaller, at }, { after, limit }) =>
			asCaller(async (tx) => {
				if (!(await findFile(tx, params.id))) return undefined;
				return pageOf(await releasesAfter(tx, params.id, { after, limit: limit + 1 }), limit, {
					present: (one) => presentRelease(one, at),
					idOf: ({ id }) => id,
				});
			}),
		missing: noFile,
	});
