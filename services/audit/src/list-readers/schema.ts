import Type, { type Static } from "typebox";
import { object } from "../schema.ts";

/** Somebody who has had an alert. */
export const Reader = object({
	entry: Type.String({
		description: "id of the audit entry that proves it; for a delivery, of the one that opened it",
	}),
	how: Type.Enum(["consultation", "disclosure", "export", "delivery"] as const, {
		description:
			"consultation: read by id; disclosure: in a page of a list or search; export; delivery: over a live feed or webhook",
	}),
	at: Type.String({ format: "date-time" }),
	agency: Type.String(),
	agencyName: Type.String(),
	post: Type.String(),
	postName: Type.String(),
	officer: Type.Optional(Type.String({ description: "absent when a system of the agency acted" })),
	purpose: Type.String(),
	savingLife: Type.Boolean({
		description: "true when it was shown to save a life, beyond the purposes of the alert or every agreement",
	}),
	channel: Type.Optional(Type.String({ description: "sse, grpc or webhook" })),
	versions: Type.Optional(Type.Array(Type.Integer(), { description: "versions that were delivered" })),
	possibly: Type.Boolean({
		description: "true when the hub cannot tell whether the delivery got so far before it broke off",
	}),
});
export type Reader = Static<typeof Reader>;
