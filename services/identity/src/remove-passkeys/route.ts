import type { Operations } from "@seamark/service";
import Type from "typebox";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { ById, Note, object } from "../schema.ts";
import { passkeysOf } from "../store/passkeys.ts";
import { found, readOfficer } from "../store/read.ts";
import { decideRemovePasskeys } from "./decide.ts";

export const removePasskeys = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "remove-passkeys",
		url: "/officers/:id/passkeys/remove",
		access: "agency:admin",
		passkeyAgain: true,
		summary: "Remove the passkeys of an officer of your agency, as after a loss, and end what is signed in with them",
		params: ById,
		body: object({ reason: Note(500) }),
		status: 200,
		answer: object({ removed: Type.Integer({ minimum: 1 }) }),
		handle: async ({ params, body, who }) => {
			const { pool, now } = identity.context;
			const officer = found(await readOfficer(pool, who.agency, params.id));
			const all = await passkeysOf(pool, who.agency);
			return decideRemovePasskeys(
				{ officer: officer.id, reason: body.reason },
				{ agencyId: who.agency, passkeys: all.filter((one) => one.officerId === officer.id).map(({ id }) => id) },
				now(),
			);
		},
	});
