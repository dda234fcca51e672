import { seedId } from "../../infra/seed/src/seed-id.ts";
import type { Example } from "./example.ts";

export type Given = {
	made: Record<string, string>;
	id: (name: string) => (answer: Record<string, unknown>) => void;
	at: (name: string) => { id: string };
};

const order = { authority: "High Court (invented)", reference: "7/2026", madeAt: "2026-01-02T00:00:00Z" };

/** Property, with orders, a value and a claim. */
export const propertyExamples = (o: Given, as: string): (() => Example)[] => {
	const one = () => ({ ...o.at("tracingFile"), property: o.made.property ?? "" });
	const step =
		(body: object, by: Pick<Example, "as" | "asked"> = { as }) =>
		() => ({ operation: "POST /assets/files/{id}/property/{property}/steps", ...by, path: one(), body });
	return [
		() => ({
			operation: "POST /assets/files/{id}/property",
			as,
			path: o.at("tracingFile"),
			body: { kind: "vessel", role: "proceeds", says: "Launch Example (invented)", country: "FJ", account: "A1" },
			keep: o.id("property"),
		}),
		step({ kind: "freeze", ...order, endsAt: "2099-01-01T00:00:00Z" }),
		step({ kind: "value", amount: "42000.00", currency: "FJD", yearlyDecay: 15 }),
		step({ kind: "claim", ground: "lender" }),
		step({ kind: "reject-claim", of: 3, ...order }),
		step({ kind: "lift", ...order }),
		step({ kind: "confirm", of: 5 }, { as: "fj-fiu-desk-second-1", asked: as }),
		() => ({ operation: "GET /assets/files/{id}/property", as, path: o.at("tracingFile") }),
	];
};

/** What is owed, and how it is shared out. */
export const claimExamples = (o: Given, as: string): (() => Example)[] => {
	const rank = "compensation-and-unpaid-wages";
	return [
		() => ({
			operation: "POST /assets/files/{id}/claims",
			as,
			path: o.at("tracingFile"),
			body: {
				...{ rank, beneficiary: { kind: "agency", id: seedId("fj-shelter") }, country: "FJ", currency: "FJD" },
				...{ amount: "10.00", award: "civil-court", source: "judgment 9 (invented)" },
			},
			keep: o.id("claim"),
		}),
		() => ({ operation: "GET /assets/files/{id}/claims", as, path: o.at("tracingFile") }),
		() => ({
			operation: "POST /assets/files/{id}/claims/{claim}/confirmation",
			as: "fj-desk-1",
			purpose: "investigation",
			path: { ...o.at("tracingFile"), claim: o.made.claim ?? "" },
			body: { case: o.made.case },
		}),
		() => ({
			operation: "POST /assets/files/{id}/distributions",
			as,
			path: o.at("tracingFile"),
			body: {
				...{ currency: "FJD", from: "advance", amount: "5.00" },
				waterfall: { source: "agreement of 2026 (invented)", ranks: [{ name: rank, share: [1, 2] }] },
			},
		}),
		() => ({ operation: "GET /assets/files/{id}/distributions", as, path: o.at("tracingFile") }),
	];
};

/** A request for assistance opens a file at the side that was asked, and what was found goes back into it. */
export const reportExamples = (o: Given, as: string): (() => Example)[] => [
	() => ({
		operation: "POST /assets/files",
		as,
		body: {
			title: "Account of an owner (invented)",
			basis: { kind: "mla-request", id: o.made.mla },
			lead: seedId("ws-fiu"),
		},
		keep: o.id("requestFile"),
	}),
	() => ({
		operation: "POST /assets/files/{id}/property",
		as,
		path: o.at("requestFile"),
		body: { kind: "account", role: "proceeds", says: "An account (invented)", country: "WS" },
		keep: o.id("requestProperty"),
	}),
	() => ({
		operation: "POST /assets/files/{id}/reports",
		as,
		path: o.at("requestFile"),
		body: { property: [o.made.requestProperty ?? ""] },
	}),
];
