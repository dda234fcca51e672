import { styleText } from "node:util";
import { wrap } from "../../../cli/src/terminal/table.ts";
import type { Caller, Feed } from "../../support/client.ts";
import type { Stage } from "../stage.ts";
import type { Terminal } from "../terminal.ts";
import { names, smuggled, smuggledAndTrafficked } from "./people.ts";
import { must } from "./seventy.ts";

type Person = {
	id: string;
	version: number;
	pseudonym: string;
	roles: string[];
	screening: { outcome: string; reopened: boolean } | null;
};
type Problem = { code: string; faults: { at: string; message: string }[] };
type Draft = { draft: Record<string, unknown>; leftOut: { pseudonym: string }[] };

/** A smuggled man who turns out to be trafficked: what is refused before, what is void afterwards, and who hears of it. */
export const smugglingTurns = async (stage: Stage, terminal: Terminal) => {
	stage.scene("Fiji: a man who was brought over the sea at night (invented)");
	const desk = await stage.as("fj-desk-1");
	const customs = await stage.as("to-customs-liaison-1", { purpose: "border-control" });
	const feed = await stage.follow(customs);
	await terminal.login("fiji", "fj-desk-1");
	const { id: caseId } = await must(desk.post<{ id: string }>("/cases", { title: "Night landing (persons invented)" }));
	await must(
		desk.put(`/cases/${caseId}/route`, {
			expectedVersion: 1,
			legs: [{ fromPlace: "Nuku'alofa", fromCountry: "TO", toPlace: "Suva", toCountry: "FJ", mode: "sea" }],
		}),
	);
	const man = await must(
		desk.post<Person>(`/cases/${caseId}/persons`, {
			roles: ["smuggledMigrant"],
			sex: "male",
			age: { from: 25, to: 25 },
			nationality: ["AF"],
			heldCountry: "FJ",
			identity: { names: [{ text: names.passenger }, { text: names.passengerInDari, script: "Arab" }] },
		}),
	);
	await neverGround(stage, desk, man);
	const screened = await beforeScreening(stage, desk, man);
	const alertId = await alerted(stage, terminal, desk, feed, caseId, man);

	stage.scene("A week later he tells the rest: the debt was a pretext. Smuggling turns into trafficking");
	const turned = await must(
		desk.post<{ person: Person; assessment: { classification: string } }>(`/persons/${man.id}/assessments`, {
			expectedVersion: screened.version,
			facts: smuggledAndTrafficked,
		}),
	);
	stage.screen("desk · seamark person show", await terminal.screen("--as", "fiji", "person", "show", man.id));
	stage.check(
		"both crimes now, and he is a suspected victim",
		[turned.assessment.classification, turned.person.roles],
		["both", ["suspectedVictim", "smuggledMigrant"]],
	);
	stage.check("his screening is void: it did not know", turned.person.screening?.reopened, true);
	const again = await desk.post<Problem>(`/persons/${man.id}/returns`, removal(turned.person.version));
	stage.check(
		"a removal is refused again, and says that he has to be screened anew",
		[again.status, again.body.code, again.body.faults.some((one) => /reopened/.test(one.message))],
		[422, "RETURN_NOT_CLEARED", true],
	);
	await heard(stage, desk, feed, caseId, alertId);
	return { caseId, manId: man.id };
};

const removal = (expectedVersion: number) => ({
	expectedVersion,
	return: {
		kind: "removal",
		toCountry: "AF",
		voluntary: "no",
		safetyAssessed: true,
		proceedingsChecked: true,
	},
});

const sayFaults = (stage: Stage, { faults }: Problem): void => {
	for (const { at, message } of faults)
		for (const line of wrap(`${at} ${message}`, 100)) stage.say(styleText("dim", line));
};

const neverGround = async (stage: Stage, desk: Caller, man: Person): Promise<void> => {
	stage.scene("Somebody wants to make him a suspect for having come, and to judge him by his papers");
	const suspect = await desk.post<Problem>(`/persons/${man.id}/roles`, {
		expectedVersion: man.version,
		roles: ["suspect"],
		suspicion: { offence: "beingSmuggled", ground: "He came by boat.", relation: "consequence" },
	});
	stage.check(
		"refused, with the article",
		[suspect.status, suspect.body.code, suspect.text.includes("Smuggling Protocol, Art. 5")],
		[422, "PROTECTED_NEVER_SUSPECT", true],
	);
	sayFaults(stage, suspect.body);
	const papers = await desk.post<Problem>(`/persons/${man.id}/assessments`, {
		expectedVersion: man.version,
		facts: { elements: { ...smuggled.elements, validPapers: { value: "notMet" } } },
	});
	stage.check("a forbidden ground cannot be entered", [papers.status, papers.body.code], [422, "FORBIDDEN_GROUND"]);
	sayFaults(stage, papers.body);
};

/** No removal before a screening. */
const beforeScreening = async (stage: Stage, desk: Caller, man: Person): Promise<Person> => {
	stage.scene("A removal is to be recorded before anybody has screened him");
	const assessed = await must(
		desk.post<{ person: Person; assessment: { classification: string } }>(`/persons/${man.id}/assessments`, {
			expectedVersion: man.version,
			facts: smuggled,
		}),
	);
	stage.check("he is assessed as smuggled", assessed.assessment.classification, "smuggling");
	const early = await desk.post<Problem>(`/persons/${man.id}/returns`, removal(assessed.person.version));
	stage.check(
		"refused: no screening is on record",
		[early.status, early.body.code, early.body.faults.some((one) => one.at === "/screening")],
		[422, "RETURN_NOT_CLEARED", true],
	);
	return must(
		desk.post<Person>(`/persons/${man.id}/screening`, {
			expectedVersion: assessed.person.version,
			outcome: "noProtectionNeed",
			flags: [],
		}),
	);
};

/** An alert that is drafted from the case: route, method and suspect, and nobody who is protected. */
const alerted = async (
	stage: Stage,
	terminal: Terminal,
	desk: Caller,
	feed: Feed,
	caseId: string,
	man: Person,
): Promise<string> => {
	stage.scene("The unit drafts an alert from the case");
	await must(
		desk.post(`/cases/${caseId}/persons`, {
			roles: ["suspect"],
			suspicion: { offence: "smuggling", ground: "Named by two passengers.", relation: "unrelated" },
			identity: { names: [{ text: names.helmsman }] },
		}),
	);
	// Who seeks asylum is suspected of something unrelated once two officers say that it is.
	const watch = { offence: "property", ground: "Took the helmsman's watch." };
	const protectedSuspect = await must(
		desk.post<Person>(`/cases/${caseId}/persons`, {
			roles: ["witness"],
			flags: ["asylumClaim"],
		}),
	);
	const asked = await must(desk.post<{ id: string }>(`/persons/${protectedSuspect.id}/unrelated`, watch));
	const second = await stage.as("fj-desk-second-1");
	await must(second.post(`/second-person/${asked.id}/answer`, { expectedVersion: 1, answer: "confirmed" }));
	await must(
		desk.post(`/persons/${protectedSuspect.id}/roles`, {
			expectedVersion: protectedSuspect.version,
			roles: ["suspect", "witness"],
			suspicion: { ...watch, relation: "unrelated" },
		}),
	);
	const drafted = await desk.get<Draft>(`/cases/${caseId}/alert-draft`);
	stage.screen("desk · the draft, before anybody has completed it", draftLines(drafted.body));
	stage.check(
		"it has the route and one suspect without a name",
		[(drafted.body.draft.route as unknown[]).length, drafted.body.draft.subjects],
		[2, [{ type: "person", role: "suspect", description: "Suspected of smuggling of migrants" }]],
	);
	const text = JSON.stringify(drafted.body.draft);
	stage.check(
		"nobody's name, pseudonym, nationality or the title of the case is in it",
		[names.passenger, "احمدی", man.pseudonym, "AF", "Night landing", "Koroi"].filter((word) => text.includes(word)),
		[],
	);
	stage.check(
		"a suspect who has asked for asylum is left out, and the desk is told so",
		drafted.body.leftOut.map((one) => one.pseudonym),
		[protectedSuspect.pseudonym],
	);
	const victim = await desk.post<Problem>("/alerts", {
		...complete(drafted.body.draft),
		subjects: [{ type: "person", role: "victim", name: "withheld" }],
	});
	stage.check(
		"put in by hand, a victim is refused by the hub",
		[victim.status, victim.body.code],
		[422, "VICTIM_NEVER_SUBJECT"],
	);
	const unfinished = await desk.post<Problem>("/alerts", drafted.body.draft);
	stage.check("before its gaps are filled, the hub refuses the draft", unfinished.status, 400);
	const file = await terminal.write("alert.json", complete(drafted.body.draft));
	const raised = await terminal.json<{ id: string }>("--as", "fiji", "alerts", "raise", file);
	const came = await feed.next((item) => item.data.id === raised.id && item.event === "raised");
	stage.check("customs in Tonga hears of smuggling by sea", came.data.topic, "smuggling");
	return raised.id;
};

const draftLines = ({ draft, leftOut }: Draft): string[] => {
	const { title, summary, topic, route, modusOperandi, subjects } = draft as {
		title: string;
		summary: string;
		topic: string;
		route?: { place: string; country?: string }[];
		modusOperandi?: string[];
		subjects?: { role: string; description?: string }[];
	};
	return [
		`${title}  (${topic})`,
		...wrap(summary, 100),
		`route     ${(route ?? []).map(({ place, country }) => `${place} (${country})`).join(" → ")}`,
		`methods   ${modusOperandi?.join(", ") ?? "none known"}`,
		...(subjects ?? []).map(({ role, description }) => `subject   ${role}: ${description}`),
		...leftOut.map(({ pseudonym }) => `left out  ${pseudonym}, who is protected`),
		"for       nobody, until an officer says whom",
	];
};

/** What the officer adds: how sure it is, and whom it is for. */
const complete = (draft: Record<string, unknown>) => ({
	...draft,
	grading: { scheme: "4x4", source: "B", information: "2" },
	handling: { tlp: "green", audience: { regions: ["pacific"] } },
});

const heard = async (stage: Stage, desk: Caller, feed: Feed, caseId: string, alertId: string): Promise<void> => {
	stage.scene("What changed in the case is heard by the other unit, without the case");
	const { draft } = await must(desk.get<Draft>(`/cases/${caseId}/alert-draft`));
	stage.check("drafted anew, the alert is about both crimes", draft.topic, "trafficking-and-smuggling");
	await must(desk.put(`/alerts/${alertId}`, { expectedVersion: 1, draft: complete(draft) }));
	const told = await feed.next((item) => item.data.id === alertId && item.event === "updated");
	stage.check(
		"customs in Tonga hears it at once",
		[told.data.version, told.data.topic],
		[2, "trafficking-and-smuggling"],
	);
	stage.say(`heard: ${String(told.data.title)} · ${(told.data.modusOperandi as string[]).join(", ")}`);
	stage.check("and learns of nobody in need of protection", JSON.stringify(told.data).includes(names.passenger), false);
};
