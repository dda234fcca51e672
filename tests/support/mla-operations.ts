import { seedId } from "../../infra/seed/src/seed-id.ts";
import { reportExamples } from "./asset-property-operations.ts";
import { caller, demoToken } from "./client.ts";
import type { Example } from "./example.ts";
import { type Examples, evidenceHash, filesOf, type Given } from "./mla-file-operations.ts";
import { ofJointInvestigations } from "./mla-joint-operations.ts";
import { ofWhoSignsAlone } from "./mla-own-key-operations.ts";
import { ofReleases } from "./mla-release-operations.ts";

/** A request that says everything that it has to. */
const contents = {
	authority: "Fiji Legal Assistance Office (invented)",
	subject: "Workers without pay (invented)",
	proceedings: "investigation",
	conductedBy: "Fiji Prosecution Office (invented)",
	conductedByFunctions: "It directs investigations",
	facts: "A vessel took workers aboard (invented).",
	assistance: "Copies of the register of vessels",
	procedure: "Certified copies",
	persons: [{ id: "01900000-0000-7000-8000-000000000001", nationality: "TO", location: "at sea" }],
	purpose: "To prove who owns the vessel",
	property: "MV Example (invented)",
	order: "None",
	extentOfExecution: "As far as possible",
	actions: "Read the register",
	documents: ["register"],
	detained: { consents: true, agreed: true },
	questions: "Who owns it?",
	offence: "Trafficking in persons",
	law: "Crimes Act (invented)",
	warrant: "None",
	preservedUntil: "2099-01-01",
};
const offence = {
	protocol: "tip",
	serious: "yes",
	transnational: "yes",
	organisedGroup: "unknown",
	offenceThere: "yes",
	ageDiffers: "no",
	internalOnly: "no",
};
const requested = seedId("ws-central-authority");
const [as, second] = ["fj-central-authority-desk-1", "fj-central-authority-desk-second-1"] as const;

/** Requests for mutual legal assistance, their threads, and the letters beside them. */
export const mlaExamples = (o: Given): Examples => [
	...ofDrafts(o),
	...ofThreads(o),
	...ofTheOtherSide(o),
	...ofWhoSignsAlone(o, { requested, contents, offence }),
	...ofReleases(o, { contents, offence }),
	...ofJointInvestigations(o),
	...ofLetters(o),
	...ofErasure(o),
	() => ({ operation: "GET /mla/requests/{id}/letter", as, path: o.at("mla"), query: { language: "fr" } }),
	{ operation: "GET /mla/register", as, query: { country: "FJ", day: "2017-01-01" } },
	{ operation: "GET /ops/mla/consumers", as: o.centre },
	{ operation: "GET /ops/mla/dead-letters", as: o.centre },
	{
		operation: "POST /ops/mla/dead-letters/redrive",
		as: o.centre,
		body: { consumer: "mla-delivery", source: "mla" },
	},
	// Everything goes out again, which changes nothing.
	{
		operation: "POST /ops/mla/cursors/reset",
		as: o.centre,
		body: { consumer: "mla-delivery", source: "mla", to: 0 },
	},
];

/** What one side says arrives at the other a moment later. */
const arrives = async <T>(
	url: string,
	officer: string,
	path: string,
	find: (answer: never) => T | undefined,
): Promise<T> => {
	const hub = caller(url, await demoToken(url, { officer }));
	for (;;) {
		const found = find((await hub.get(path)).body as never);
		if (found !== undefined) return found;
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
};

const theirs = "ws-central-authority-desk-1";

/** Everything that the requested side may say in words. */
const ofTheOtherSide = ({ url, made, id, at }: Given): Examples => {
	const waits = (officer: string, part: string, value: string) =>
		arrives(url, officer, `/mla/requests/${made.mla}`, (answer: { state?: Record<string, string> }) =>
			answer.state?.[part] === value ? value : undefined,
		);
	const act = (who: string, kind: string, content: object) => ({
		operation: "POST /mla/requests/{id}/acts",
		as: who,
		path: at("mla"),
		body: { kind, content },
	});
	return [
		async () => {
			await waits(theirs, "stage", "submitted");
			return act(theirs, "register", { number: "WS 1 (invented)" });
		},
		() => act(theirs, "ask-for-more", { asks: "Which port?" }),
		() => act(theirs, "propose-costs", { costs: "Half each", reasons: "The vessel must be lifted" }),
		...filesOf(theirs, "evidence", { made, at }),
		() =>
			act(theirs, "answer-in-part", {
				says: "The rest follows",
				items: [
					{
						says: "The owner is a company (invented)",
						limits: "For this case alone",
						alsoFor: ["victim-protection"],
						papers: [{ id: made.evidence ?? "", sha256: evidenceHash }],
					},
				],
			}),
		async () => {
			// What brings the file to the other side is done, and no longer under way beside what follows.
			await arrives(url, as, `/mla/files/${made.evidence}`, ({ state }: { state?: string }) =>
				state === "here" ? state : undefined,
			);
			return act(theirs, "open-consultation", { reasons: "It would harm a case of ours" });
		},
		() => act(theirs, "propose-conditions", { conditions: ["Not before May"], reasons: "A case of ours goes first" }),
		async () => {
			await waits(as, "consultation", "open");
			return act(as, "reply-in-consultation", { says: "May is early enough" });
		},
		async () => {
			await waits(theirs, "consultation", "replied");
			return act(theirs, "close-consultation", { says: "Agreed" });
		},
		() =>
			act(theirs, "refuse-in-part", {
				parts: ["The register of crews"],
				grounds: ["essential-interests"],
				reasons: "A case of ours goes first",
			}),
		async () => {
			made.item = await arrives(
				url,
				as,
				`/mla/requests/${made.mla}/items`,
				(answer: { items: { id: string }[] }) => answer.items.at(0)?.id,
			);
			return { operation: "GET /mla/requests/{id}/items", as, path: at("mla") };
		},
		() => ({
			operation: "POST /mla/requests/{id}/items/{item}/uses",
			as,
			path: { ...at("mla"), item: made.item ?? "" },
			body: { use: "these-proceedings", purpose: "prosecution" },
		}),
		() => ({ operation: "GET /mla/requests/{id}/uses", as, path: at("mla"), query: { limit: "5" } }),
		...reportExamples({ made, id, at }, theirs),
		() => act(theirs, "return-as-deficient", { faults: [{ at: "/facts", message: "Name the port" }], says: "Please" }),
	];
};

const ofDrafts = ({ made, id, at }: Given): Examples => {
	const acts = (kind: string, name: string) => () => ({
		operation: "POST /mla/requests/{id}/acts",
		as,
		path: at("mla"),
		body: { kind },
		keep: (answer: Record<string, unknown>) => {
			made[name] = String(answer.act);
		},
	});
	const actAt = (name: string) => ({ ...at("mla"), act: made[name] ?? "" });
	return [
		{
			operation: "POST /mla/requests",
			as,
			body: { requested, assistance: ["records"], contents, offence },
			keep: id("mla"),
		},
		() => ({
			operation: "PATCH /mla/requests/{id}",
			as,
			path: at("mla"),
			body: { requested, assistance: ["records"], contents, offence, expectedVersion: 1 },
		}),
		() => ({ operation: "GET /mla/requests/{id}", as, path: at("mla") }),
		() => ({ operation: "GET /mla/requests/{id}/check", as, path: at("mla") }),
		{ operation: "GET /mla/requests", as, query: { side: "requesting", stage: "draft", limit: "5" } },
		() => ({ operation: "POST /mla/requests/{id}/share", as, path: at("mla") }),
		...filesOf(as, "draftFile", { made, at }),
		() => ({ operation: "DELETE /mla/files/{id}", as, path: at("draftFile") }),
		acts("submit", "dropped"),
		() => ({ operation: "POST /mla/requests/{id}/acts/{act}/drop", as, path: actAt("dropped") }),
	];
};

/** A request that was withdrawn is erased by two officers. */
const ofErasure = ({ made, id, at }: Given): Examples => {
	const actOn = (who: string, kind: string, keep?: Example["keep"]) => () => ({
		operation: "POST /mla/requests/{id}/acts",
		...{ as: who, path: at("erased"), body: { kind } },
		...(keep ? { keep } : {}),
	});
	return [
		{
			operation: "POST /mla/requests",
			as,
			body: { requested, assistance: ["records"], contents, offence },
			keep: id("erased"),
		},
		actOn(as, "submit", (answer) => {
			made.erasedAct = String(answer.act);
		}),
		() => ({
			operation: "POST /mla/requests/{id}/acts/{act}/sign",
			as: second,
			asked: as,
			path: { ...at("erased"), act: made.erasedAct ?? "" },
		}),
		actOn(as, "withdraw"),
		() => ({
			operation: "POST /mla/requests/{id}/erasure",
			as,
			path: at("erased"),
			body: { reason: "The time to keep it is over" },
		}),
		() => ({ operation: "POST /mla/requests/{id}/erasure/confirm", as: second, asked: as, path: at("erased") }),
	];
};

const ofThreads = ({ made, at }: Given): Examples => {
	const actAt = (name: string) => ({ ...at("mla"), act: made[name] ?? "" });
	return [
		// Prepared by the second officer, signed by the first: who changed the draft last does not sign it.
		() => ({
			operation: "PATCH /mla/requests/{id}",
			as: second,
			path: at("mla"),
			body: { contents, expectedVersion: 2 },
		}),
		() => ({
			operation: "POST /mla/requests/{id}/acts",
			as: second,
			path: at("mla"),
			body: { kind: "submit", content: { says: "As agreed by telephone" } },
			keep: (answer) => {
				made.act = String(answer.act);
			},
		}),
		() => ({ operation: "GET /mla/acts", as, query: { request: made.mla ?? "", limit: "5" } }),
		() => ({ operation: "POST /mla/requests/{id}/acts/{act}/sign", as, asked: second, path: actAt("act") }),
		() => ({ operation: "GET /mla/requests/{id}/thread", as, path: at("mla") }),
		() => ({ operation: "GET /mla/requests/{id}/export", as, path: at("mla") }),
		() => ({ operation: "POST /mla/requests/{id}/catch-up", as, path: at("mla") }),
		() => ({ operation: "GET /mla/work", as, query: { of: "all", by: "both", level: "in-time", limit: "5" } }),
		() => ({ operation: "POST /mla/requests/{id}/post", as, path: at("mla"), body: { post: null } }),
		() => ({ operation: "GET /mla/statistics", as, query: { from: "2026-01-01", to: "2099-01-01" } }),
		() => ({
			operation: "POST /mla/calendar",
			as,
			keep: (answer) => {
				made.calendar = String(answer.address).split("/").at(-1) ?? "";
			},
		}),
		() => ({ operation: "GET /mla/calendars/{address}", path: { address: made.calendar ?? "" } }),
		() => ({ operation: "POST /mla/calendar/end", as }),
	];
};

const ofLetters = ({ url, made, id, at }: Given): Examples => [
	async () => ({
		operation: "POST /mla/letters",
		as: theirs,
		body: {
			to: seedId("fj-central-authority"),
			kind: "comment",
			answers: await arrives(
				url,
				theirs,
				"/mla/letters?kind=draft",
				(answer: { items: { hash: string; thread: string }[] }) =>
					answer.items.find(({ thread }) => thread === made.mla)?.hash,
			),
			content: { comments: [{ part: "facts", says: "Name the port" }], says: "A few points" },
		},
	}),
	{
		operation: "POST /mla/letters",
		as,
		body: {
			to: requested,
			kind: "spontaneous-information",
			content: { says: "A vessel left (invented)", restrictions: "For leads alone" },
		},
	},
	{
		operation: "POST /mla/letters",
		as: "fj-desk-1",
		body: {
			to: seedId("ws-tcu"),
			kind: "informal-request",
			content: { says: "Who owns MV Example (invented)?", assistance: ["records"], contents },
		},
	},
	{
		operation: "POST /mla/letters",
		as,
		body: { to: requested, kind: "informal-request", content: { says: "Who owns MV Example (invented)?" } },
		keep: id("letter"),
	},
	{ operation: "GET /mla/letters", as, query: { kind: "informal-request", limit: "5" } },
	() => ({ operation: "GET /mla/letters/{id}", as, path: at("letter") }),
	() => ({ operation: "POST /mla/letters/{id}/formal", as, path: at("letter"), body: { requested } }),
];
