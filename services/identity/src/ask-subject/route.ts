import type { Operations } from "@seamark/service";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { Subject } from "../provider/schema.ts";
import { ById, Identified, object } from "../schema.ts";
import { providerInUse, subjectTaken } from "../store/providers.ts";
import { found, readOfficer } from "../store/read.ts";
import { decideAskSubject } from "./decide.ts";

export const askSubject = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "ask-subject",
		url: "/officers/:id/provider-subjects",
		access: "agency:admin",
		passkeyAgain: true,
		summary: "Say who an officer of your agency is at its provider",
		description: "A second officer of the administration confirms it (POST /provider-subjects/{id}/confirm).",
		params: ById,
		body: object({ subject: Subject }),
		status: 201,
		answer: Identified,
		handle: async ({ params, body, who }) => {
			const { pool, newId, now } = identity.context;
			const officer = found(await readOfficer(pool, who.agency, params.id));
			const provider = await providerInUse(pool, who.agency);
			const asked = { officer: officer.id, subject: body.subject };
			const taken = provider !== undefined && (await subjectTaken(pool, provider.id, asked));
			return decideAskSubject(
				asked,
				{ agencyId: who.agency, providerId: provider?.id, by: who.officer, taken },
				newId(),
				now(),
			);
		},
	});
