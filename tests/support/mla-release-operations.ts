import { seedId } from "../../infra/seed/src/seed-id.ts";
import { caller, demoToken } from "./client.ts";
import type { Examples, Given } from "./mla-file-operations.ts";

const first = "fj-prosecutor-desk-1";
const second = "fj-prosecutor-desk-second-1";
const theirs = "ws-central-authority-desk-1";
const until = "2027-11-30T00:00:00.000Z";

/** A prosecutor who has the case lets the other side open who a witness is, with the measures that protect the witness. */
export const ofReleases = ({ url, made, id, at }: Given, request: object): Examples => [
	{ operation: "POST /cases", as: first, body: { title: "A witness (invented)" }, keep: id("witnessCase") },
	() => ({
		operation: "POST /cases/{id}/persons",
		as: first,
		path: at("witnessCase"),
		body: { roles: ["witness"], identity: { names: [{ text: "Mere Example (invented)" }] } },
		keep: id("witness"),
	}),
	() => ({
		operation: "POST /mla/requests",
		as: first,
		body: {
			...request,
			requested: seedId("ws-central-authority"),
			assistance: ["video-hearing"],
			contents: {
				...(request as { contents: object }).contents,
				persons: [{ id: made.witness ?? "", nationality: "FJ", measures: ["in-camera", "support-person"] }],
			},
		},
		keep: id("hearing"),
	}),
	() => ({
		operation: "POST /mla/requests/{id}/cases",
		as: first,
		path: at("hearing"),
		body: { case: made.witnessCase ?? "" },
	}),
	() => ({ operation: "GET /mla/requests/{id}/cases", as: first, path: at("hearing") }),
	...inTwo({ made, at }, { kind: "submit" }),
	...inTwo({ made, at }, () => ({
		kind: "release-identity",
		content: { person: made.witness ?? "", until, measures: ["in-camera", "video"], riskFromThatState: "none" },
	})),
	async () => {
		const hub = caller(url, await demoToken(url, { officer: theirs }));
		const path = `/mla/requests/${made.hearing}/identities/${made.hearingAct}`;
		while ((await hub.get(path)).status !== 200) await new Promise((resolve) => setTimeout(resolve, 20));
		return {
			operation: "GET /mla/requests/{id}/identities/{release}",
			as: theirs,
			path: { ...at("hearing"), release: made.hearingAct ?? "" },
		};
	},
];

/** What one officer prepares, another one signs. */
const inTwo = ({ made, at }: Pick<Given, "made" | "at">, body: object | (() => object)): Examples => [
	() => ({
		operation: "POST /mla/requests/{id}/acts",
		as: first,
		path: at("hearing"),
		body: typeof body === "function" ? body() : body,
		keep: (answer) => {
			made.hearingAct = String(answer.act);
		},
	}),
	() => ({
		operation: "POST /mla/requests/{id}/acts/{act}/sign",
		as: second,
		asked: first,
		path: { ...at("hearing"), act: made.hearingAct ?? "" },
	}),
];
