import { epochOf } from "@seamark/lookups";
import type { Operations } from "@seamark/service";
import { Id, object } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { Epoch } from "../schema.ts";

export const noUnit = { detail: "No such financial intelligence unit." };

export const readLookupKey = (api: Operations, { directory, lookups }: Deps): void =>
	api.reading({
		name: "read-lookup-key",
		url: "/assets/lookup-keys/:unit",
		access: "assets:share",
		summary: "Read under which key a unit is asked today",
		description: "Needed to blind what you look up. The key is of this day, of your unit and of that one.",
		record: "asset-lookup",
		params: object({ unit: Id }),
		answer: object({ epoch: Epoch, asker: Id, publicKey: Type.String() }),
		read: async ({ params, who, at }) => {
			const unit = directory.current().agency(params.unit);
			if (unit?.status !== "active" || unit.kind !== "fiu" || unit.id === who.agency) return undefined;
			return { epoch: epochOf(at), asker: who.agency, responder: unit.id };
		},
		missing: noUnit,
		present: (setting) => ({ epoch: setting.epoch, asker: setting.asker, publicKey: lookups.key(setting).publicKey }),
	});
