import { cardOf } from "../../services/exchange/src/card/card.ts";
import { fingerprintOf, hubKeyOf } from "../../services/exchange/src/keys/hub-key.ts";
import type { Example } from "./example.ts";

type Given = {
	id: (name: string) => (answer: Record<string, unknown>) => void;
	at: (name: string) => { id: string };
	centre: string;
	as: string;
};

/** Another owner's hub, which calls and is never called: nobody answers there. */
const key = hubKeyOf(Buffer.alloc(32, 9));
const card = cardOf({ hub: "https://other.example", url: undefined, key });
const terms = { records: ["alert"], tlp: "green", until: null };

/** A link with another hub. */
export const exchangeExamples = ({ id, at, centre, as }: Given): (Example | (() => Example))[] => [
	{ operation: "GET /exchange/card", as: centre },
	{
		operation: "POST /exchange/links",
		as: centre,
		body: { card, fingerprint: fingerprintOf(key.publicKey), terms },
		keep: id("hubLink"),
	},
	{ operation: "GET /exchange/links", as: centre },
	{ operation: "GET /exchange/agencies", as: centre },
	() => ({
		operation: "PUT /exchange/links/{id}/terms",
		as: centre,
		path: at("hubLink"),
		body: { expectedVersion: 1, terms: { ...terms, tlp: "clear", ended: false } },
	}),
	() => ({ operation: "GET /exchange/alerts/{id}/holders", as, path: at("alert") }),
	{ operation: "GET /ops/exchange/consumers", as: centre },
	{ operation: "GET /ops/exchange/dead-letters", as: centre },
	{
		operation: "POST /ops/exchange/dead-letters/redrive",
		as: centre,
		body: { consumer: "exchange", source: "alerts" },
	},
	{
		operation: "POST /ops/exchange/cursors/reset",
		as: centre,
		body: { consumer: "exchange", source: "alerts", to: 0 },
	},
];
