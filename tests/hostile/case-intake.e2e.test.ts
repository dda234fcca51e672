import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Answer, Caller } from "../support/client.ts";
import { expectNoInside, expectProblem, openStage, type Stage } from "./stage.ts";

/** What is typed into case intake by people who are tired, in a hurry, or hostile. Everybody here is invented. */

let stage: Stage;
let desk: Caller;
let other: Caller;
let inspector: Caller;
let unit = "";
beforeAll(async () => {
	stage = await openStage();
	desk = await stage.as("fj-desk-1");
	other = await stage.as("vu-desk-1");
	inspector = await stage.as("sb-labour-desk-1");
	const agencies = await desk.get<{ items: { id: string; handle: string }[] }>("/agencies?country=FJ");
	unit = agencies.body.items.find((one) => one.handle === "fj-tcu")?.id ?? "";
});
afterEach(() => stage.stillAlive());
afterAll(() => stage?.stop());

type Person = { id: string; version: number };
type Problem = { code: string; faults: { at: string; message: string; code?: string }[] };
const ok = async <T = Person>(answer: Promise<Answer>): Promise<T> => {
	const { status, text, body } = await answer;
	expect(status, text).toBeLessThan(300);
	return body as T;
};
const openCase = async (title = "Hostile (invented)") => (await ok(desk.post("/cases", { title }))).id;
const addPerson = (caseId: string, more: object = {}) =>
	ok(desk.post(`/cases/${caseId}/persons`, { roles: ["suspectedVictim"], ...more }));
/** Anything that walks through all that there is, once for each, takes minutes: this bound is for machines that share their time. */
const quickly = async <T>(what: string, ask: () => Promise<T>): Promise<T> => {
	const began = performance.now();
	const answer = await ask();
	expect(performance.now() - began, what).toBeLessThan(10_000);
	return answer;
};
const report = (more: object = {}) => ({
	clientId: randomUUID(),
	capturedAt: "2026-01-02T03:04:05Z",
	channel: "hotline",
	narrative: "Somebody called.",
	...more,
});
const places = (answer: Answer) => (answer.body as Problem).faults.map(({ at }) => at);

const said = [{ kind: "statementOfPerson", note: "firstHand" }];
const met = { value: "met", evidence: said };
const notMet = { value: "notMet", evidence: said };

describe("contradictory and forbidden elements", () => {
	let person: Person;
	beforeAll(async () => {
		person = await addPerson(await openCase());
	});
	const assess = (elements: object, more: object = {}) =>
		desk.post(`/persons/${person.id}/assessments`, { expectedVersion: 1, facts: { elements, ...more } });

	test.each<[string, object, object, string[]]>([
		["a gain and help without gain", { benefit: met, humanitarianAim: met }, {}, ["/facts/elements/humanitarianAim"]],
		["an entry without a border", { entry: met, transnational: notMet }, {}, ["/facts/elements/transnational"]],
		["forms of what is not met", { act: { ...notMet, forms: ["transfer"] } }, {}, ["/facts/elements/act/forms"]],
		["an answer that rests on nothing", { act: { value: "met" } }, {}, ["/facts/elements/act/evidence"]],
		["ages turned round", {}, { age: { from: 20, to: 10 } }, ["/facts/age/to"]],
		[
			"all of it at once",
			{ benefit: met, humanitarianAim: met, act: { value: "met" }, magic: met },
			{ indicators: ["Z99"] },
			[
				"/facts/elements/act/evidence",
				"/facts/elements/humanitarianAim",
				"/facts/elements/magic",
				"/facts/indicators/0",
			],
		],
	])("%s -> 422 with each place", async (_name, elements, more, at) => {
		const answer = await assess(elements, more);
		expectProblem(answer, 422, "REFUSED");
		expect(places(answer).sort()).toEqual(at);
	});

	test.each([
		...["gender", "GENDER", "prostitution", "validPapers", "wishToReturn", "hostility"],
		...["__proto__", "constructor", "toString"],
	])("%s as an element -> refused, whatever it is called", async (code) => {
		const elements = JSON.parse(`{${JSON.stringify(code)}:${JSON.stringify(met)}}`) as object;
		expectProblem(
			await assess(elements),
			["__proto__", "constructor"].includes(code) ? 400 : 422,
			/FORBIDDEN_GROUND|REFUSED|VALIDATION|MALFORMED/,
		);
	});

	test("none of it has changed the person", async () => {
		expect(await ok(desk.get(`/persons/${person.id}`))).toMatchObject({ version: 1, assessmentVersion: 0 });
	});
});

describe("ages", () => {
	/** Under and over the threshold of every profile. */
	const thresholds = { LC: 18, UN: 18, EU: 18, FR: 18, SB: 18 };
	test("under and over every threshold, a child is told from an adult", async () => {
		const caseId = await openCase();
		for (const [jurisdiction, threshold] of Object.entries(thresholds))
			for (const [age, child, classification] of [
				[{ from: threshold - 1, to: threshold - 1 }, "met", "trafficking"],
				[{ from: threshold, to: threshold }, "notMet", "neither"],
				[{ to: threshold - 1 }, "met", "trafficking"],
				[{ from: threshold }, "notMet", "neither"],
				[{ from: threshold - 1, to: threshold }, "unknown", "undetermined"],
				[{ from: 0, to: 130 }, "unknown", "undetermined"],
				[{ from: 0, to: 0 }, "met", "trafficking"],
				[{ from: 130, to: 130 }, "notMet", "neither"],
			] as const) {
				const { id } = await addPerson(caseId);
				const { assessment } = await ok<{ assessment: object }>(
					desk.post(`/persons/${id}/assessments`, {
						expectedVersion: 1,
						jurisdiction,
						facts: {
							elements: { act: met, means: notMet, purpose: met, entry: notMet, stay: notMet, transnational: met },
							age,
						},
					}),
				);
				expect(assessment, `${jurisdiction} ${JSON.stringify(age)}`).toMatchObject({ child, classification });
			}
	});

	test.each([
		[{ age: { from: 30, to: 20 } }, 422, "/age/to"],
		[{ age: { from: -1 } }, 400, "/age/from"],
		[{ age: { to: 131 } }, 400, "/age/to"],
		[{ age: { from: 17.5 } }, 400, "/age/from"],
		[{ age: { from: 40, to: 45 }, identity: { birth: { from: "2010-01-01", to: "2010-12-31" } } }, 422, "/age"],
		[{ identity: { birth: { from: "1899-12-31" } } }, 422, "/identity/birth/from"],
		[{ identity: { birth: { from: "2999-01-01" } } }, 422, "/identity/birth/from"],
		[{ identity: { birth: { from: "2001-02-30" } } }, 400, "/identity/birth/from"],
		[{ identity: { birth: { from: "2001-02-02", to: "2001-02-01" } } }, 422, "/identity/birth/to"],
	])("%j -> %i at %s", async (more, status, at) => {
		const answer = await desk.post(`/cases/${await openCase()}/persons`, { roles: ["suspectedVictim"], ...more });
		expectProblem(answer, status, /REFUSED|VALIDATION/);
		expect(places(answer)).toContain(at);
	});
});

test("impossible dates of reports, incidents, events, legs and returns -> each with its place, nothing stored", async () => {
	const caseId = await openCase();
	const { id } = await addPerson(caseId);
	const screened = await ok(
		desk.post(`/persons/${id}/screening`, { expectedVersion: 1, outcome: "otherProtectionNeed", flags: [] }),
	);
	const asks: [Promise<Answer>, string][] = [
		[desk.post("/reports", report({ capturedAt: "2999-01-01T00:00:00Z" })), "/capturedAt"],
		[desk.post("/reports", report({ capturedAt: "1970-01-01T00:00:00Z" })), "/capturedAt"],
		[desk.post("/reports", report({ occurred: { from: "2026-01-02", to: "2026-01-01" } })), "/occurred/to"],
		[desk.post("/reports", report({ coded: "H20260230" })), "/coded/1"],
		[desk.post(`/cases/${caseId}/incidents`, { kind: "raid", occurred: { from: "2999-01-01" } }), "/occurred/from"],
		[desk.post(`/cases/${caseId}/events`, { kind: "transit", occurred: { to: "1066-10-14" } }), "/occurred/to"],
		[
			desk.put(`/cases/${caseId}/route`, {
				expectedVersion: 1,
				legs: [{ fromCountry: "TO", departed: { from: "2999-01-01" } }],
			}),
			"/legs/0/departed/from",
		],
		[
			desk.post(`/persons/${id}/returns`, {
				expectedVersion: screened.version,
				return: {
					kind: "readmission",
					toCountry: "TO",
					happenedOn: "2999-01-01",
					voluntary: "yes",
					safetyAssessed: true,
					proceedingsChecked: true,
				},
			}),
			"/return/happenedOn",
		],
	];
	for (const [asked, at] of asks) {
		const answer = await asked;
		expectProblem(answer, 422, /REFUSED|RETURN_NOT_CLEARED/, at);
		expect(places(answer), answer.text).toContain(at);
	}
	const after = await ok<{ incidents: []; events: []; route: [] }>(desk.get(`/cases/${caseId}`));
	expect([after.incidents, after.events, after.route]).toEqual([[], [], []]);
	expect(await ok(desk.get(`/persons/${id}`))).toMatchObject({ returned: null });
});

test("twenty thousand persons in one case -> counted and read page by page, quickly and in bounded answers", async () => {
	const caseId = await openCase("Twenty thousand (invented)");
	const persons = Array.from({ length: 100 }, (_, n) => ({ seenAs: "concerned", age: { from: n % 60 } }));
	expectProblem(await desk.post("/reports", report({ persons: [...persons, {}] })), 400, "VALIDATION");
	const rounds = 200;
	const one = async (): Promise<void> => {
		const { id } = await ok(desk.post("/reports", report({ persons })));
		await ok(desk.post(`/reports/${id}/merge`, { caseId }));
	};
	for (let at = 0; at < rounds; at += 8) await Promise.all(Array.from({ length: 8 }, one));

	const read = await quickly("the case", () => desk.get<{ persons: number }>(`/cases/${caseId}`));
	expect(read.body.persons).toBe(rounds * 100);
	expect(read.text.length).toBeLessThan(200_000);
	let [seen, pages] = [0, 0];
	for (let after: string | undefined = ""; after !== undefined; pages++) {
		const page = await quickly(`page ${pages}`, () =>
			desk.get<{ items: unknown[]; next?: string }>(`/cases/${caseId}/persons?limit=999${after && `&after=${after}`}`),
		);
		expect(page.text.length).toBeLessThan(1_000_000);
		seen += page.body.items.length;
		after = page.body.next;
	}
	expect([seen, pages]).toEqual([rounds * 100, 21]);
	expectProblem(await desk.get(`/cases/${caseId}/persons?limit=1001`), 400, "VALIDATION");
	await quickly("the list", () => ok(desk.get("/cases?q=thousand")));
	await quickly("statistics", () => ok(desk.get("/statistics")));
	await quickly("the draft of an alert", () => ok(desk.get(`/cases/${caseId}/alert-draft`)));
	await quickly("one more person", () => addPerson(caseId));
	expect(await stage.memory()).toBeLessThan(1_200);
});

describe("names", () => {
	const withName = (caseId: string, ...names: string[]) =>
		desk.post(`/cases/${caseId}/persons`, {
			// One officer opens who it is.
			roles: ["other"],
			identity: { names: names.map((text) => ({ text })) },
		});

	test("of ten thousand characters -> 400 that says how long; as long as allowed -> kept, and searched quickly", async () => {
		const caseId = await openCase();
		const long = await withName(caseId, "N".repeat(10_000));
		expectProblem(long, 400, "VALIDATION");
		expect((long.body as Problem).faults[0]).toMatchObject({ at: "/identity/names/0/text" });
		expect((long.body as Problem).faults[0]?.message).toContain("1000");
		expect(long.text.length).toBeLessThan(2_000);
		const most = ["N".repeat(1_000), "Ab ".repeat(333), "é\u0301".repeat(300), "कि".repeat(400), "👩‍👩‍👧‍👦".repeat(80)];
		for (const name of most) {
			const { id } = await quickly(name.slice(0, 10), () => ok(withName(caseId, name)));
			const kept = await ok<{ identity: { names: { text: string }[] } }>(desk.get(`/persons/${id}/identity`));
			expect(kept.identity.names[0]?.text).toBe(name);
			await quickly(name.slice(0, 10), () => ok(desk.get(`/persons/${id}/duplicates`)));
		}
	});

	test.each([
		["right-to-left override", "Tavita \u202Eenoiluaf\u202C Faulione", "Tavita Faulione Enoiluaf"],
		["Cyrillic look-alikes", "Lеоnе Ѕаvаtа", "Leone Savata"],
		["zero-width characters", "Me\u200Bre\u200D Wai\uFEFFnikoro", "Mere Wainikoro"],
		["full-width letters", "Ｊｏｎｅ Ｎａｉｖａｌｕ", "Jone Naivalu"],
		["another script", "Димитри Волков", "Dimitri Volkov"],
	])("with %s -> kept as they came, and matched", async (_name, written, plain) => {
		const caseId = await openCase();
		const [one, two] = [await ok(withName(caseId, written)), await ok(withName(caseId, plain))];
		const kept = await ok<{ identity: { names: { text: string }[] } }>(desk.get(`/persons/${one.id}/identity`));
		expect(kept.identity.names[0]?.text).toBe(written);
		const { items: duplicates } = await ok<{ items: { personId: string }[] }>(
			desk.get(`/persons/${two.id}/duplicates`),
		);
		expect(duplicates.map(({ personId }) => personId)).toContain(one.id);
	});

	test("that are none, or hold a NUL -> an answer, never a fault of the hub", async () => {
		const caseId = await openCase();
		for (const name of [" ", "\u202E", "\u0000", "a\u0000b", "\ud800", "...", "🙂"]) {
			const answer = await withName(caseId, name);
			expect([201, 400, 422], `${JSON.stringify(name)} ${answer.text}`).toContain(answer.status);
			expectNoInside(answer.text);
			if (answer.status === 201) await ok(desk.get(`/persons/${String(answer.body.id)}/duplicates`));
		}
	});
});

test("another agency's case, person, report or merge by its id -> the answer for an absent one, over every route", async () => {
	const caseId = await openCase();
	const [person, twin] = [await addPerson(caseId), await addPerson(caseId)];
	const waiting = await ok(desk.post("/reports", report({ persons: [{ identity: { names: [{ text: "Ana" }] } }] })));
	const merge = await ok(
		desk.post(`/persons/${person.id}/merges`, {
			mergedId: twin.id,
			expectedVersion: 1,
			mergedVersion: 1,
			reason: "the same",
		}),
	);
	const suspicion = { offence: "smuggling", ground: "Seen.", relation: "unrelated" };
	const ret = {
		kind: "removal",
		toCountry: "TO",
		voluntary: "no",
		safetyAssessed: false,
		proceedingsChecked: false,
	};
	const v = { expectedVersion: 1 };
	const own = await ok(other.post("/cases", { title: "Of Vanuatu (invented)" }));
	const ofVanuatu = await ok(other.post(`/cases/${own.id}/persons`, { roles: ["witness"] }));
	const vanuatuReport = await ok(other.post("/reports", report()));
	const asks: [string, string, (id: string) => Promise<Answer>][] = [
		["case", caseId, (id) => other.get(`/cases/${id}`)],
		["persons", caseId, (id) => other.get(`/cases/${id}/persons`)],
		["alert draft", caseId, (id) => other.get(`/cases/${id}/alert-draft`)],
		["close", caseId, (id) => other.post(`/cases/${id}/close`, { ...v, reason: "other" })],
		["incident", caseId, (id) => other.post(`/cases/${id}/incidents`, { kind: "raid" })],
		["event", caseId, (id) => other.post(`/cases/${id}/events`, { kind: "transit" })],
		["route", caseId, (id) => other.put(`/cases/${id}/route`, { expectedVersion: 1, legs: [] })],
		["add person", caseId, (id) => other.post(`/cases/${id}/persons`, { roles: ["witness"] })],
		["merge a report into", caseId, (id) => other.post(`/reports/${vanuatuReport.id}/merge`, { caseId: id })],
		["person", person.id, (id) => other.get(`/persons/${id}`)],
		["identity", person.id, (id) => other.get(`/persons/${id}/identity`)],
		["erase identity", person.id, (id) => other.remove(`/persons/${id}/identity`)],
		["assessments", person.id, (id) => other.get(`/persons/${id}/assessments`)],
		["duplicates", person.id, (id) => other.get(`/persons/${id}/duplicates`)],
		["merges", person.id, (id) => other.get(`/persons/${id}/merges`)],
		["assess", person.id, (id) => other.post(`/persons/${id}/assessments`, { ...v, facts: { elements: {} } })],
		["identify", person.id, (id) => other.post(`/persons/${id}/identification`, { ...v, identification: "confirmed" })],
		["screen", person.id, (id) => other.post(`/persons/${id}/screening`, { ...v, outcome: "inconclusive", flags: [] })],
		["flags", person.id, (id) => other.put(`/persons/${id}/flags`, { ...v, flags: [] })],
		["return", person.id, (id) => other.post(`/persons/${id}/returns`, { ...v, return: ret })],
		["role", person.id, (id) => other.post(`/persons/${id}/roles`, { ...v, roles: ["suspect"], suspicion })],
		[
			"merge into one's own",
			person.id,
			(id) =>
				other.post(`/persons/${ofVanuatu.id}/merges`, { ...v, mergedId: id, mergedVersion: 1, reason: "ours too" }),
		],
		["undo of a merge", merge.id, (id) => other.post(`/merges/${id}/undo`, {})],
		["report", waiting.id, (id) => other.get(`/reports/${id}`)],
		["acknowledgement", waiting.id, (id) => other.get(`/reports/${id}/acknowledgement`)],
		["duplicates of a report", waiting.id, (id) => other.get(`/reports/${id}/duplicates`)],
		["take in", waiting.id, (id) => other.post(`/reports/${id}/take-in`, { title: "Ours now" })],
		["merge", waiting.id, (id) => other.post(`/reports/${id}/merge`, { caseId: own.id })],
		["dismiss", waiting.id, (id) => other.post(`/reports/${id}/dismiss`, { reason: "test" })],
		["links", caseId, (id) => other.get(`/cases/${id}/links`)],
		["linked cases", caseId, (id) => other.get(`/cases/${id}/linked-cases`)],
		["link", caseId, (id) => other.post(`/cases/${id}/links`, { kind: "vessel", value: "Ours", role: "carrier" })],
		["notes", caseId, (id) => other.get(`/cases/${id}/notes`)],
		["note", caseId, (id) => other.post(`/cases/${id}/notes`, { text: "We were here." })],
		["charges", caseId, (id) => other.get(`/cases/${id}/charges`)],
		["charge", person.id, (id) => other.post(`/persons/${id}/charges`, { offence: "smuggling" })],
		["attachments", caseId, (id) => other.get(`/cases/${id}/attachments`)],
	];
	const bare = (answer: Answer, id: string) => [
		answer.status,
		answer.headers.get("content-type"),
		answer.text.replaceAll(id, "ID").replace(/"traceId":"[^"]*"/, ""),
	];
	const absent = randomUUID();
	for (const [name, id, ask] of asks) {
		const [there, nowhere] = [await ask(id), await ask(absent)];
		expect(there.status, `${name} ${there.text}`).toBe(404);
		expect(bare(there, id), name).toEqual(bare(nowhere, absent));
	}
	expect((await other.get("/cases?limit=999")).text).not.toContain(caseId);
	expect((await other.get("/reports?limit=999")).text).not.toContain(waiting.id);
	expect(await ok(desk.get(`/cases/${caseId}`))).toMatchObject({ status: "open", incidents: [], persons: 1 });
});

test("injection in every free text and filter -> kept as it is, found by nobody else, executed nowhere", async () => {
	const texts = [
		"'; drop table person; --",
		'") or 1=1 --',
		"`id` $(id) {{7*7}} #{x} %s%n",
		"<script>alert(1)</script><img src=x onerror=alert(1)>",
		"=cmd|' /C calc'!A0",
		"\\u0000 \\x00 %00 \r\nSet-Cookie: a=b",
		"\u001b]0;owned\u0007\u001b[2J",
		'{"$gt":""} __proto__ constructor.prototype',
	];
	for (const text of texts) {
		const caseId = await openCase(text.replace(/[\r\n]/g, " "));
		await ok(desk.post(`/cases/${caseId}/incidents`, { kind: "other", place: text, note: text }));
		const sent = await ok(
			desk.post("/reports", report({ narrative: text, place: text, things: [{ kind: "document", value: text }] })),
		);
		const [one, kept] = [
			await ok<{ incidents: { note: string; place: string }[] }>(desk.get(`/cases/${caseId}`)),
			await ok<{ report: { content: { narrative: string } } }>(desk.get(`/reports/${sent.id}`)),
		];
		expect([one.incidents[0]?.note, one.incidents[0]?.place, kept.report.content.narrative]).toEqual([
			text,
			text,
			text,
		]);
		const found = await desk.get(`/cases?q=${encodeURIComponent(text)}`);
		expect([200, 400], found.text).toContain(found.status);
		expectNoInside(found.text);
		expect((await other.get(`/cases?q=${encodeURIComponent(text)}`)).text).not.toContain(caseId);
	}
	for (const q of ["%", "_", "' or ''='", "a & | !", ":*", "\\", "((((", "*".repeat(200), "\u0000\u0000"]) {
		const answer = await desk.get(`/cases?q=${encodeURIComponent(q)}`);
		expect([200, 400], `${q} ${answer.text}`).toContain(answer.status);
		expectNoInside(answer.text);
	}
	// Fields that the sender may not set are refused, not stripped.
	for (const name of ["agency", "fromPost", "status", "caseId", "version", "custom", "id"])
		expectProblem(await desk.post("/reports", { ...report(), [name]: "x" }), 400, "VALIDATION");
	expectProblem(await desk.post("/cases", { title: "a\u0000b" }), 400, /VALIDATION|MALFORMED|REFUSED/);
});

test("injection in fields that an agency made up -> values are values, names are checked, searches find what is meant", async () => {
	const label = "<script>alert(1)</script>'; drop table field_definition; --";
	await ok(desk.put("/fields/case/remark", { type: "text", label }));
	for (const name of ["__proto__", "a'b", "a.b", "A", "a".repeat(41), "x y"])
		expect([400, 404], name).toContain(
			(await desk.put(`/fields/case/${encodeURIComponent(name)}`, { type: "text", label })).status,
		);
	const [one, two] = [await openCase(), await openCase()];
	const value = `"}' || (select 1) || '{":"$.** ? (@ == 1) %_\\ \u202E`;
	const set = (caseId: string, values: unknown) =>
		desk.patch(`/cases/${caseId}/fields`, { expectedVersion: 1, values });
	await ok(set(one, { remark: value }));
	await ok(set(two, { remark: "%" }));
	expect(await ok(desk.get(`/cases/${one}`))).toMatchObject({ custom: { remark: value } });
	const found = async (text: string) => {
		const { items } = await ok<{ items: { id: string }[] }>(
			desk.get(`/cases?field=${encodeURIComponent(`remark:${text}`)}`),
		);
		return items.map(({ id }) => id);
	};
	expect([await found(value), await found("%"), await found("_")]).toEqual([[one], [two], []]);
	for (const wrong of [{ other: "x" }, { remark: 7 }, { remark: "x".repeat(1_001) }, { remark: { $gt: "" } }, {}]) {
		const answer = await desk.patch(`/cases/${one}/fields`, { expectedVersion: 2, values: wrong });
		expectProblem(answer, answer.status === 400 ? 400 : 422, /VALIDATION|REFUSED/, JSON.stringify(wrong));
	}
	expectProblem(await other.get(`/cases?field=${encodeURIComponent(`remark:${value}`)}`), 422, "REFUSED");
});

describe("client ids of reports", () => {
	test("that are none -> 400", async () => {
		for (const clientId of ["", "1", "'; --", "00000000-0000-0000-0000-00000000000g", 7, null, ["x"], undefined])
			expectProblem(await desk.post("/reports", { ...report(), clientId }), 400, "VALIDATION");
	});

	test("of somebody else's report -> a report of one's own, and nothing learnt of the other", async () => {
		const mine = report({ toAgency: unit, channel: "labourInspector" });
		const sent = await inspector.post<{ id: string }>("/reports", mine);
		expect(sent.status, sent.text).toBe(201);
		// Another post under the same id, with the same and with another content.
		for (const [who, body] of [
			[other, { ...mine }],
			[desk, { ...mine, narrative: "Forged." }],
		] as const) {
			const forged = await who.post<{ id: string }>("/reports", body);
			expect([forged.status, forged.body.id === sent.body.id], forged.text).toEqual([201, false]);
		}
		const again = await inspector.post("/reports", mine);
		expect([again.status, again.text]).toEqual([200, sent.text]);
		expectProblem(await inspector.post("/reports", { ...mine, narrative: "Changed." }), 409, "REPORT_CONFLICT");
		const kept = await ok<{ report: { content: { narrative: string } } }>(desk.get(`/reports/${sent.body.id}`));
		expect(kept.report.content.narrative).toBe("Somebody called.");
	});

	test("sent a hundred times at once -> one report", async () => {
		const body = report({ narrative: "Sent in a hurry." });
		const answers = await Promise.all(Array.from({ length: 100 }, () => desk.post<{ id: string }>("/reports", body)));
		expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
		expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
		expect(answers.filter(({ status }) => status === 200)).toHaveLength(99);
	});
});
