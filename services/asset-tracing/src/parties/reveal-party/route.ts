import type { Operations } from "@seamark/service";
import { Id, object } from "@seamark/service/schema";
import Type from "typebox";
import { inLatin, Latin } from "../../accounts/latin.ts";
import type { Deps } from "../../deps.ts";
import { openFileKey } from "../../sealing/file-keys.ts";
import { findFileKey } from "../../store/files.ts";
import { namesOfParty } from "../../store/owners.ts";
import { noParty, numberOfParty, PartyName } from "../party.ts";

export const revealParty = (api: Operations, { keys }: Deps): void =>
	api.reading({
		name: "reveal-party",
		url: "/assets/files/:id/parties/:party/names",
		access: "assets:reveal",
		passkeyAgain: true,
		summary: "Open what an owner, or what is owned, is called",
		description:
			"For the unit that leads the file. Each opening is on record. Names are in their own script, as files have them.",
		record: "tracing-file",
		params: object({ id: Id, party: PartyName }),
		answer: object({ party: PartyName, names: Type.Array(Type.String()), latin: Latin }),
		asked: ({ params }) => `reveal-party ${params.party}`,
		read: ({ params, asCaller }) =>
			asCaller(async (tx) => {
				const wrapped = await findFileKey(tx, params.id);
				const sealed = await namesOfParty(tx, params.id, numberOfParty(params.party));
				return wrapped && sealed && { wrapped, sealed };
			}, "reveal"),
		missing: noParty,
		present: ({ wrapped, sealed }, { params }) => {
			const key = openFileKey(keys, params.id, wrapped);
			const no = numberOfParty(params.party);
			const names = [...new Set(sealed.flatMap((one) => key.openParty(no, one)))];
			return { party: params.party, names, latin: inLatin(names) };
		},
	});
