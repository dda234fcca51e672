import { seedId } from "../../infra/seed/src/seed-id.ts";
import type { Given } from "./asset-property-operations.ts";
import type { Example } from "./example.ts";

/** A look-up, and a file that is closed. The point is that of RFC 9496, appendix A.1. */
export const lookupExamples = (o: Given, as: string): (() => Example)[] => [
	() => ({
		operation: "POST /assets/files/{id}/account-protection",
		as,
		path: o.at("tracingFile"),
		body: { account: "A1", protected: true },
	}),
	() => ({
		operation: "GET /assets/lookup-keys/{unit}",
		as,
		path: { unit: seedId("ws-fiu") },
		keep: (answer) => {
			o.made.epoch = String(answer.epoch);
		},
	}),
	() => ({
		operation: "POST /assets/lookups",
		as,
		body: {
			responder: seedId("ws-fiu"),
			reason: "case 12 (invented)",
			epoch: o.made.epoch,
			blinded: ["e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76"],
		},
		keep: o.id("lookup"),
	}),
	() => ({ operation: "GET /assets/lookups", as }),
	() => ({
		operation: "POST /assets/messages",
		as,
		body: {
			...{ to: seedId("ws-fiu"), kind: "request", says: "Whose is the account? (invented)", onward: "with-consent" },
			...{ feedbackBy: "2099-01-01T00:00:00Z", lookup: o.made.lookup },
		},
		keep: o.id("message"),
	}),
	() => ({ operation: "GET /assets/messages", as }),
	() => ({ operation: "GET /assets/messages/{id}", as, path: o.at("message") }),
	() => ({
		operation: "POST /assets/messages/{id}/steps",
		as: "ws-fiu-desk-1",
		path: o.at("message"),
		body: { kind: "answer", says: "A company's (invented)" },
	}),
	() => ({
		operation: "POST /assets/files",
		as,
		body: { title: "Nothing came of it (invented)", basis: { kind: "unit" } },
		keep: o.id("closedFile"),
	}),
	() => ({ operation: "POST /assets/files/{id}/close", as, path: o.at("closedFile") }),
];
