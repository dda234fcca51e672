import { wrap } from "../../../cli/src/terminal/table.ts";
import type { Caller } from "../../support/client.ts";
import type { Stage } from "../stage.ts";
import type { Terminal } from "../terminal.ts";
import { notAskedYet, seventyNames, trafficked } from "./people.ts";

type Person = { id: string; version: number };

/** Seventy men, nine of them confirmed: one case, one incident, seventy persons, nine victims, and one charge of another name. */
export const seventyAndNine = async (stage: Stage, terminal: Terminal) => {
	stage.scene("Saint Lucia: seventy young men from Nepal are found at work without pay (reported; persons invented)");
	const desk = await stage.as("lc-police-desk-1");
	await terminal.login("lucia", "lc-police-desk-1");
	const sent = await terminal.json<{ id: string }>(
		...["--as", "lucia", "report", "submit", "--channel", "firstResponder", "--saw", "noOrLittlePay,debtToPayOff"],
		...["--country", "LC", "--persons", "70", "--when", "2025-11-28", "--captured-at", "2025-11-28T19:00:00Z"],
		...["--text", "Seventy men in a hall, all from one country, all with a debt."],
	);
	const { caseId } = await terminal.json<{ caseId: string }>(
		...["--as", "lucia", "case", "take-in", sent.id, "--title", "Seventy men without pay (persons invented)"],
	);
	await terminal.screen(
		...["--as", "lucia", "case", "incident", caseId, "--kind", "raid", "--when", "2025-11-29", "--country", "LC"],
		...["--found", "70"],
	);
	const began = performance.now();
	const persons = await inTurn(seventyNames, 8, (name, n) => add(desk, caseId, name, n));
	const assessed = await inTurn(persons, 8, (person, n) => assess(desk, person, n < 9 ? trafficked : notAskedYet));
	stage.say(`seventy persons added and assessed one by one in ${Math.round(performance.now() - began)} ms`);
	stage.check(
		"assessed one by one: nine trafficked, sixty-one not settled",
		tally(assessed.map((one) => one.assessment.classification)),
		{ trafficking: 9, undetermined: 61 },
	);
	const nine = assessed.slice(0, 9).map((one) => one.person);
	await inTurn(nine, 8, (person) =>
		must(
			desk.post(`/persons/${person.id}/identification`, {
				expectedVersion: person.version,
				identification: "confirmed",
			}),
		),
	);
	stage.screen("desk · seamark case show", await terminal.screen("--as", "lucia", "case", "show", caseId));
	stage.screen(
		"desk · seamark case persons --identification confirmed",
		await terminal.screen("--as", "lucia", "case", "persons", caseId, "--identification", "confirmed"),
	);
	const one = await desk.get<{ persons: number; byIdentification: Record<string, number>; incidents: unknown[] }>(
		`/cases/${caseId}`,
	);
	stage.check(
		"one case holds seventy persons, nine of them confirmed victims",
		[one.body.persons, one.body.byIdentification.confirmed, one.body.incidents.length],
		[70, 9, 1],
	);

	stage.scene("Why the first of the nine is a victim, and what is missing to decide on another");
	const [first, tenth] = [nine[0]?.id ?? "", persons[9]?.id ?? ""];
	stage.screen("desk · seamark person show", await terminal.screen("--as", "lucia", "person", "show", first));
	stage.screen("desk · seamark person show", await terminal.screen("--as", "lucia", "person", "show", tenth));
	const why = await desk.get<{ items: { result: Result }[] }>(`/persons/${first}/assessments`);
	const result = why.body.items[0]?.result;
	stage.check(
		"fourteen rules answer, and having agreed changes nothing",
		[result?.explanation.length, result?.explanation.find((rule) => rule.rule === "R3")?.says],
		[14, "irrelevantWithMeans"],
	);
	const open = await desk.get<{ items: { result: Result }[] }>(`/persons/${tenth}/assessments`);
	stage.check(
		"of the other it is asked what settles it",
		open.body.items[0]?.result.missing
			.map((one) => one.question)
			.filter((one) => ["means", "purpose"].includes(one))
			.sort(),
		["means", "purpose"],
	);
	await sealed(stage, desk, caseId, first);
	await charged(stage, desk, caseId);
	return { caseId, first };
};

type Result = {
	classification: string;
	explanation: { rule: string; says: string }[];
	missing: { question: string }[];
};

/** `n` at a time, in order. */
export const inTurn = async <T, R>(
	items: readonly T[],
	n: number,
	work: (item: T, index: number) => Promise<R>,
): Promise<R[]> => {
	const results: R[] = [];
	for (let at = 0; at < items.length; at += n)
		results.push(...(await Promise.all(items.slice(at, at + n).map((item, index) => work(item, at + index)))));
	return results;
};

/** The body of an answer that has to be a success. */
export const must = async <T>(answer: Promise<{ status: number; text: string; body: T }>): Promise<T> => {
	const { status, text, body } = await answer;
	if (status >= 300) throw new Error(`refused with ${status}: ${text}`);
	return body;
};

const add = (desk: Caller, caseId: string, name: string, n: number): Promise<Person> =>
	must(
		desk.post<Person>(
			`/cases/${caseId}/persons`,
			{
				roles: ["suspectedVictim"],
				sex: "male",
				// Forty know their age; the others are told by their looks.
				age: n < 40 ? { from: 18 + (n % 12), to: 18 + (n % 12) } : { from: 18, to: 35 },
				nationality: ["NP"],
				heldCountry: "LC",
				identity: { names: [{ text: name }] },
			},
			{ "idempotency-key": `story-person-${n}` },
		),
	);

const assess = (desk: Caller, { id, version }: Person, facts: object) =>
	must(
		desk.post<{ person: Person; assessment: Result }>(`/persons/${id}/assessments`, {
			expectedVersion: version,
			facts,
		}),
	);

const tally = (codes: readonly string[]): Record<string, number> =>
	Object.fromEntries([...new Set(codes)].sort().map((code) => [code, codes.filter((one) => one === code).length]));

/** The case knows a pseudonym; the name is in the vault, and opening it is on record. */
const sealed = async (stage: Stage, desk: Caller, caseId: string, id: string): Promise<void> => {
	stage.scene("Names are in the vault; the case keeps pseudonyms");
	const list = await desk.get(`/cases/${caseId}/persons?limit=100`);
	const page = await desk.get(`/cases/${caseId}`);
	const [name = ""] = seventyNames;
	const [, last = ""] = name.split(" ");
	stage.check(
		"no name is in the case or its list",
		[list.text, page.text].some((text) => text.includes(last)),
		false,
	);
	const asking = await stage.as("lc-police-desk-1", { purpose: "victim-protection" });
	const alone = await asking.get(`/persons/${id}/identity`);
	stage.check("one officer alone does not open who a victim is", alone.status, 403);
	const asked = await must(asking.post<{ id: string }>("/openings", { person: id, reason: "to find a shelter" }));
	const second = await stage.as("lc-police-desk-second-1");
	await must(second.post(`/second-person/${asked.id}/answer`, { expectedVersion: 1, answer: "confirmed" }));
	const opened = await asking.get<{ identity: { names: { text: string }[] } }>(`/persons/${id}/identity`);
	stage.check(
		"once a second officer has confirmed it, the vault gives it to the one who asked",
		opened.body.identity.names[0]?.text,
		name,
	);
	const entries = async () => {
		const answer = await desk.get<{ items?: { event: string; recordIds?: string[] }[] }>("/audit/entries?limit=50");
		return (answer.body.items ?? []).map((entry) => entry.event.split(".").at(-1));
	};
	let found = await entries();
	// The audit follows the log; it is there within a moment.
	for (const until = performance.now() + 10_000; performance.now() < until && !found.includes("IdentityOpened"); ) {
		await new Promise((resolve) => setTimeout(resolve, 50));
		found = await entries();
	}
	stage.check("and that it was opened stands in the audit", found.includes("IdentityOpened"), true);
};

/** Charged with something lesser than what was assessed: the two are counted apart. */
const charged = async (stage: Stage, desk: Caller, caseId: string): Promise<void> => {
	stage.scene("The employer is charged with withholding papers, and convicted. That is another count");
	const suspect = await must(
		desk.post<Person>(`/cases/${caseId}/persons`, {
			roles: ["suspect"],
			sex: "unknown",
			suspicion: {
				offence: "withholdingPapers",
				ground: "Seventy passports in a safe in the office.",
				relation: "unrelated",
			},
		}),
	);
	const charge = await must(
		desk.post<Person>(`/persons/${suspect.id}/charges`, { offence: "withholdingPapers", chargedOn: "2025-12-01" }),
	);
	let { version } = charge;
	for (const step of [{ stage: "prosecution" }, { stage: "trial" }, { stage: "verdict", outcome: "convicted" }].map(
		(one) => ({ ...one, reachedOn: "2025-12-01" }),
	))
		({ version } = await must(
			desk.post<Person>(`/charges/${charge.id}/stages`, { expectedVersion: version, ...step }),
		));
	const { body } = await desk.get<Statistics>("/statistics");
	stage.screen("desk · counters of Saint Lucia", countLines(body));
	stage.check("each counter counts its own thing", body.counters, {
		incidents: 1,
		cases: 1,
		charges: 1,
		prosecutions: 1,
		convictions: 1,
		personsProsecuted: 1,
		personsConvicted: 1,
		sentences: 0,
		imprisonments: 0,
		undatedCourtRecords: 0,
		breaches: 0,
		companyCharges: 0,
		companyProsecutions: 0,
		companyConvictions: 0,
		companiesCharged: 0,
		companiesProsecuted: 0,
		companiesConvicted: 0,
		companySentences: 0,
		undatedCompanyRecords: 0,
		persons: 71,
		victimsConfirmed: 9,
		victimsPresumed: 0,
		victimsUndetermined: 61,
		smuggledMigrants: 0,
		refugees: 0,
		witnesses: 0,
		suspects: 1,
		concerned: 0,
		otherPersons: 0,
	});
	stage.check(
		"what was charged stands apart from what was assessed",
		[Object.keys(body.chargedOffences), body.tables.assessedCrime?.trafficking?.persons],
		[["withholdingPapers"], 9],
	);
	stage.check(
		"thirty are adults of no known age, one age is not known at all, and the bands add up",
		[
			sum(body, "ageBand"),
			sum(body, "sex"),
			body.tables.ageBand?.adult?.persons,
			body.tables.ageBand?.unknown?.persons,
		],
		[71, 71, 30, 1],
	);
	stage.check(
		"the numbers are called detected, and never how many there are",
		[/detected/.test(body.basis), /prevalence/i.test(JSON.stringify(body))],
		[true, false],
	);
};

export type Statistics = {
	basis: string;
	counters: Record<string, number | null>;
	tables: Record<string, Record<string, Record<string, number | null>>>;
	chargedOffences: Record<string, unknown>;
};

const sum = ({ tables }: Statistics, name: string): number =>
	Object.values(tables[name] ?? {}).reduce((total, row) => total + (row.persons ?? 0), 0);

export const countLines = ({ basis, counters }: Statistics): string[] => [
	...Object.entries(counters).map(
		([name, count]) =>
			`${name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).padEnd(22)} ${count ?? "< 10, kept back"}`,
	),
	"",
	...wrap(basis, 90),
];
