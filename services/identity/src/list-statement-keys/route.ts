import { type Operations, pageOf } from "@seamark/service";
import Type from "typebox";
import { rfc3339 } from "../decision.ts";
import type { Identity } from "../identity.ts";
import { ById, Kid, Moment, object } from "../schema.ts";
import { found, readAgency } from "../store/read.ts";
import { statementKeysOf } from "../store/statement-keys.ts";

export const listStatementKeys = (api: Operations, { context }: Identity): void =>
	api.listing({
		name: "list-statement-keys",
		url: "/agencies/:id/statement-keys",
		access: "directory:read",
		summary: "The keys with which an agency signs statements of mutual legal assistance, and those that it had before",
		description: "Public keys, each with its time. What was signed then verifies for good.",
		record: "statement-key",
		of: "agency",
		action: "consultation",
		params: ById,
		whole: true,
		item: object({
			kid: Kid,
			jwk: Type.String({ description: "public JWK as JSON" }),
			from: Moment,
			until: Type.Optional(Moment),
		}),
		read: async ({ params }) => {
			const agency = found(await readAgency(context.pool, params.id));
			return pageOf(await statementKeysOf(context.pool, agency.id), 1_000, {
				present: ({ kid, jwk, from, until }) => ({
					kid,
					jwk: JSON.stringify(jwk),
					from: rfc3339(from),
					...(until === null ? {} : { until: rfc3339(until) }),
				}),
				idOf: ({ kid }) => kid,
			});
		},
	});
