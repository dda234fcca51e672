import type { Operations } from "@seamark/service";
import { Cursor, Id, Moment, object } from "@seamark/service/schema";
import Type from "typebox";
import { AlertFilter, checkedFilter } from "../alert/filter.ts";
import { placesOf } from "../alert/places.ts";
import type { Deps } from "../deps.ts";
import { walkOf } from "../store/feed-places.ts";
import { decideKeepPlace } from "./decide.ts";

export const keepPlace = (api: Operations, { feedCursors, directory }: Deps): void =>
	api.command({
		name: "keep-place",
		method: "PUT",
		url: "/alerts/feed/place",
		access: "alerts:subscribe",
		summary: "Keep how far your duty post has followed the feed",
		description:
			"Name the cursor of the last item that was handled, and the filter or the subscription that it came by. GET /alerts/feed?from=post goes on from there, also for the next officer on the post. A place moves forward only.",
		tag: "feed",
		record: "feed-place",
		body: object({
			cursor: Cursor,
			filter: Type.Optional(AlertFilter),
			subscription: Type.Optional(Id),
		}),
		answer: object({ keptAt: Moment }),
		handle: ({ body: { cursor, filter = {}, subscription }, who, at }) =>
			decideKeepPlace(who, {
				position: feedCursors.open(cursor),
				walk: walkOf(
					subscription === undefined ? { filter: checkedFilter(filter, placesOf(directory)) } : { subscription },
				),
				at,
			}),
	});
