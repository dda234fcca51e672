import type { Operations } from "@seamark/service";
import { ById, Id, object, text, Version } from "@seamark/service/schema";
import Type from "typebox";
import { AlertFilter, checkedFilter } from "../alert/filter.ts";
import { placesOf } from "../alert/places.ts";
import type { Deps } from "../deps.ts";
import { findSubscription } from "../store/subscriptions.ts";
import { noSubscription } from "../subscription/missing.ts";
import { decideUpdateSubscription } from "./decide.ts";

export const updateSubscription = (api: Operations, { directory }: Deps): void =>
	api.command({
		name: "update-subscription",
		method: "PATCH",
		url: "/subscriptions/:id",
		access: "alerts:subscribe",
		summary: "Change the name or the filter of a subscription",
		description:
			"A filter that is given replaces the whole filter. Its webhook delivers by the new one at once; a feed that is open goes on by the filter that it began with. The address of a webhook does not change: save another subscription, and remove this one.",
		tag: "feed",
		record: "subscription",
		params: ById,
		body: object({ expectedVersion: Version, name: Type.Optional(text(100)), filter: Type.Optional(AlertFilter) }),
		answer: object({ id: Id, name: Type.String(), filter: AlertFilter, version: Type.Integer() }),
		find: ({ params, who, asCaller }) => asCaller((tx) => findSubscription(tx, who.post, params.id)),
		missing: noSubscription,
		handle: ({ found, body, actor }) => {
			checkedFilter(body.filter ?? {}, placesOf(directory));
			const { name, filter } = body;
			return decideUpdateSubscription(
				found,
				{ ...(name === undefined ? {} : { name }), ...(filter === undefined ? {} : { filter }) },
				actor,
			);
		},
	});
