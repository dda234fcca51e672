import { seedId } from "../../infra/seed/src/seed-id.ts";
import type { Examples, Given } from "./mla-file-operations.ts";

const as = "fj-central-authority-desk-1";
const theirs = "ws-central-authority-desk-1";

/** A joint investigation of two authorities. */
export const ofJointInvestigations = ({ made, id, at }: Given): Examples => [
	{
		operation: "POST /mla/joint-investigations",
		as,
		body: {
			subject: "A vessel (invented)",
			members: [seedId("ws-central-authority")],
			endsAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
		},
		keep: id("joint"),
	},
	{ operation: "GET /mla/joint-investigations", as: theirs },
	() => ({ operation: "POST /mla/joint-investigations/{id}/accept", as: theirs, path: at("joint") }),
	() => ({
		operation: "POST /mla/joint-investigations/{id}/items",
		as: theirs,
		path: at("joint"),
		body: { says: "It came to Apia (invented)", limits: "For this investigation" },
		keep: id("jointItem"),
	}),
	() => ({ operation: "GET /mla/joint-investigations/{id}/items", as, path: at("joint") }),
	() => ({
		operation: "POST /mla/joint-investigations/{id}/items/{item}/withdraw",
		as: theirs,
		path: { ...at("joint"), item: made.jointItem ?? "" },
	}),
	() => ({ operation: "POST /mla/joint-investigations/{id}/leave", as: theirs, path: at("joint") }),
];
