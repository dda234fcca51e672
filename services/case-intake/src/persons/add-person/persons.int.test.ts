import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertPerson, toPersonRow } from "../../store/persons.ts";
import { eraseByTwo, openByTwo, openStage, type Stage, units, unrelatedByTwo } from "../../testing.ts";
import { decideAddPerson } from "./decide.ts";

let stage: Stage;
let caseId: string;
beforeAll(async () => {
	stage = await openStage();
	caseId = String((await stage.ask("fiji", "POST", "/cases", { title: "Persons (invented)" })).body.id);
});
afterAll(() => stage.close());

type Person = Record<string, unknown> & { id: string; version: number };
const add = async (body: object = {}, headers: Record<string, string> = {}) => {
	const added = await stage.ask("fiji", "POST", `/cases/${caseId}/persons`, { roles: ["other"], ...body }, { headers });
	expect(added.status, added.text).toBe(201);
	return added.body as Person;
};
const read = async (id: string) => (await stage.ask("fiji", "GET", `/persons/${id}`)).body as Person;
const post = (id: string, what: string, body: object) => stage.ask("fiji", "POST", `/persons/${id}/${what}`, body);
const faultsAt = (faults: unknown) => (faults as { at: string }[]).map(({ at }) => at).sort();

const said = { kind: "statementOfPerson", note: "firstHand" };
const met = (forms: string[] = []) => ({ value: "met", forms, evidence: [said] });
const smuggled = {
	elements: {
		act: { value: "notMet", evidence: [said] },
		means: { value: "notMet", evidence: [said] },
		purpose: { value: "notMet", evidence: [said] },
		entry: met(),
		nonNational: met(),
		benefit: met(),
		transnational: met(),
	},
	age: { from: 30, to: 30 },
};
const trafficked = {
	...smuggled,
	elements: {
		...smuggled.elements,
		act: met(["transportation"]),
		means: met(["deception"]),
		purpose: met(["forcedLabour"]),
	},
};

test("who somebody is goes to the vault, in every script as it was written; the case keeps a pseudonym", async () => {
	const names = ["\u0623\u0646\u0627 \u202Etxet\u202C (invented)", "\u0410na", "Ana-Marie O\u2019Example"];
	const person = await add({
		roles: ["suspectedVictim"],
		sex: "female",
		nationality: ["TO", "FJ"],
		identity: {
			names: names.map((text) => ({ text })),
			birth: { from: "2009-02-01", to: "2009-12-31" },
			documents: [{ kind: "passport", country: "TO", number: "X-99 88" }],
			phones: ["+676 00000"],
			contacts: [{ kind: "email", value: "ana@example.test" }],
		},
	});
	expect(person.pseudonym).toMatch(/^P-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
	await openByTwo(stage, { person: person.id }, { purpose: "victim-protection" });
	const opened = await stage.ask("fiji", "GET", `/persons/${person.id}/identity`, undefined, {
		purpose: "victim-protection",
	});
	expect(opened.body.identity).toEqual({
		names: names.map((text) => ({ text })),
		birth: { from: "2009-02-01", to: "2009-12-31" },
		documents: [{ kind: "passport", country: "TO", number: "X-99 88" }],
		phones: ["+676 00000"],
		contacts: [{ kind: "email", value: "ana@example.test" }],
	});
	// Age follows from a birth that is known roughly; the day itself stays in the vault.
	const kept = await read(person.id);
	expect(kept).toMatchObject({ identified: true, protectedAs: ["victim"], age: { from: expect.any(Number) } });
	expect(JSON.stringify(kept)).not.toMatch(/2009|O\u2019Example|X-99/);
	const { rows } = await stage.raw.query("select t::text as all from person t where id = $1", [person.id]);
	expect(rows[0].all).not.toMatch(/2009|Example|X-99|676/);
});

test("a person of whom nothing identifying is known has nothing to open", async () => {
	const { id } = await add({ identity: {} });
	expect(await read(id)).toMatchObject({ identified: false, sex: "unknown", age: null, ageBand: "unknown" });
	const before = (await stage.events()).length;
	expect((await stage.ask("fiji", "GET", `/persons/${id}/identity`)).status).toBe(404);
	expect((await stage.events()).slice(before)).toMatchObject([
		{ name: "RecordsAccessed", payload: { query: "read-identity", recordIds: [id], found: false } },
	]);
});

test("a new identity of a person whose change comes too late is nobody's, and is erased; under a key it is sealed once", async () => {
	const { id } = await add();
	const sealed = async () =>
		Number((await stage.rawVault.query("select count(*) as n from identity where erased_at is null")).rows[0].n);
	const before = await sealed();
	const name = (text: string, headers = {}) =>
		stage.ask("fiji", "PATCH", `/persons/${id}`, { expectedVersion: 1, identity: { names: [{ text }] } }, { headers });
	const both = await Promise.all(["One (invented)", "Other (invented)"].map((text) => name(text)));
	expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
	expect(await sealed()).toBe(before + 1);
	const other = await add();
	const headers = { "idempotency-key": `name-${randomUUID()}` };
	const body = { expectedVersion: 1, identity: { names: [{ text: "Once (invented)" }] } };
	const answers = await Promise.all(
		Array.from({ length: 4 }, () => stage.ask("fiji", "PATCH", `/persons/${other.id}`, body, { headers })),
	);
	expect(answers.map(({ status, body: { version } }) => [status, version])).toEqual(Array(4).fill([200, 2]));
	expect(await sealed()).toBe(before + 2);
});

test("nobody decides on a version that is gone, and a retry under one key changes nothing twice", async () => {
	const { id } = await add({ heldCountry: "FJ" });
	const going = { kind: "removal", toCountry: "SB", voluntary: "no", safetyAssessed: false, proceedingsChecked: false };
	const commands: [method: "POST" | "PUT" | "PATCH", what: string, body: object][] = [
		["PATCH", "", { sex: "female" }],
		["POST", "/roles", { roles: ["witness"] }],
		["POST", "/assessments", { facts: smuggled }],
		["POST", "/identification", { identification: "unknown" }],
		["POST", "/screening", { outcome: "otherProtectionNeed", flags: [] }],
		["PUT", "/flags", { flags: [] }],
	];
	for (const [n, [method, what, body]] of commands.entries()) {
		const headers = { "idempotency-key": `change-${n}-${randomUUID()}` };
		const send = () =>
			stage.ask("fiji", method, `/persons/${id}${what}`, { expectedVersion: n + 1, ...body }, { headers });
		const [first, again] = [await send(), await send()];
		expect([what, first.status, again.text]).toEqual([what, 200, first.text]);
		expect(await read(id)).toMatchObject({ version: n + 2 });
	}
	for (const [method, what, body] of [...commands, ["POST", "/returns", { return: going }] as const]) {
		const stale = await stage.ask("fiji", method, `/persons/${id}${what}`, { expectedVersion: 1, ...body });
		expect([what, stale.status, stale.body.code]).toEqual([what, 409, "VERSION_CONFLICT"]);
	}
});

test("a retry under one key adds one person and seals one identity", async () => {
	const headers = { "idempotency-key": `add-${randomUUID()}` };
	const sealed = async () =>
		(await stage.rawVault.query("select count(*) as n from identity where erased_at is null")).rows[0].n as number;
	const before = await sealed();
	const body = { roles: ["witness"], identity: { names: [{ text: "Once (invented)" }] } };
	const all = await Promise.all(Array.from({ length: 4 }, () => add(body, headers)));
	expect(new Set(all.map(({ id }) => id)).size).toBe(1);
	expect(await sealed()).toBe(before + 1);
});

test("an erased identity is gone for good, and the person stays in the case", async () => {
	const { id } = await add({ roles: ["victim"], identity: { names: [{ text: "Gone (invented)" }] } });
	const at = `/persons/${id}/identity`;
	expect((await stage.ask("samoa", "DELETE", at)).status).toBe(404);
	expect((await eraseByTwo(stage, { person: id })).status).toBe(204);
	expect([(await stage.ask("fiji", "GET", at)).body.code, (await stage.ask("fiji", "DELETE", at)).status]).toEqual([
		"ERASED",
		404,
	]);
	expect(await read(id)).toMatchObject({ identified: false, roles: ["victim"], version: 2 });
	const { rows } = await stage.rawVault.query("select t::text as all from identity t");
	expect(JSON.stringify(rows)).not.toContain("Gone");
});

test("the identities of a whole case are erased at once, with those that came with its reports, and the case is still counted", async () => {
	const sent = await stage.ask("fiji", "POST", "/reports", {
		clientId: randomUUID(),
		capturedAt: "2026-01-02T03:04:05Z",
		toAgency: units.fiji.agency,
		channel: "firstResponder",
		persons: [{ identity: { names: [{ text: "Reported (invented)" }] } }],
	});
	expect(sent.status, sent.text).toBe(201);
	const taken = await stage.ask("fiji", "POST", `/reports/${sent.body.id}/take-in`, { title: "Forgotten (invented)" });
	expect(taken.status, taken.text).toBe(201);
	const at = `/cases/${taken.body.caseId}`;
	await stage.ask("fiji", "POST", `${at}/persons`, {
		roles: ["witness"],
		identity: { names: [{ text: "Added (invented)" }] },
	});
	expect((await stage.ask("samoa", "DELETE", `${at}/identities`)).status).toBe(404);
	expect((await eraseByTwo(stage, { case: String(taken.body.caseId) })).body).toEqual({ erased: 2, files: 0 });
	expect((await eraseByTwo(stage, { case: String(taken.body.caseId) })).body).toEqual({ erased: 0, files: 0 });
	const { body } = await stage.ask("fiji", "GET", `${at}/persons`);
	expect(body.items).toMatchObject([{ identified: false }, { identified: false }]);
	const { rows } = await stage.rawVault.query(
		"select i::text || coalesce(k::text, '') as all from identity i, case_key k",
	);
	expect(JSON.stringify(rows)).not.toMatch(/Reported|Added/);
});

test("contradictions and impossible dates are refused, all of them at once", async () => {
	const refused = await stage.ask("fiji", "POST", `/cases/${caseId}/persons`, {
		roles: ["suspect"],
		age: { from: 40, to: 30 },
		identity: { birth: { from: "2010-05-05", to: "2190-01-01" } },
	});
	expect([refused.status, faultsAt(refused.body.faults)]).toEqual([
		422,
		["/age", "/age/to", "/identity/birth/to", "/suspicion"],
	]);
	const shape = await stage.ask("fiji", "POST", `/cases/${caseId}/persons`, {
		roles: ["victims"],
		age: { from: 131 },
		name: "not here",
		identity: { names: [{ text: "x".repeat(10_000) }] },
	});
	expect([shape.status, faultsAt(shape.body.faults)]).toEqual([
		400,
		["/age/from", "/identity/names/0/text", "/name", "/roles/0"],
	]);
	for (const [from, to, band] of [
		[17, 17, "9-17"],
		[18, 18, "18-20"],
		[17, 18, "unknown"],
		[0, 8, "0-8"],
		[48, 130, "48+"],
	])
		expect((await read((await add({ age: { from, to } })).id)).ageBand).toBe(band);
});

test("what is known is changed at the version that was read; an identity is replaced whole", async () => {
	const { id } = await add();
	const first = await stage.ask("fiji", "PATCH", `/persons/${id}`, {
		expectedVersion: 1,
		sex: "male",
		heldCountry: "FJ",
		controls: ["threats", "documentsWithheld"],
		identity: { names: [{ text: "First (invented)" }] },
	});
	expect(first.body).toMatchObject({ version: 2, identified: true, controls: ["threats", "documentsWithheld"] });
	const second = await stage.ask("fiji", "PATCH", `/persons/${id}`, {
		expectedVersion: 2,
		identity: { names: [{ text: "Second (invented)" }] },
	});
	expect(second.body).toMatchObject({ version: 3, sex: "male" });
	const identity = await stage.ask("fiji", "GET", `/persons/${id}/identity`);
	expect(identity.body).toEqual({ identity: { names: [{ text: "Second (invented)" }] }, version: 3 });
	const stale = await stage.ask("fiji", "PATCH", `/persons/${id}`, { expectedVersion: 1, sex: "female" });
	expect(stale.body.code).toBe("VERSION_CONFLICT");
	expect((await stage.ask("fiji", "PATCH", `/persons/${id}`, { expectedVersion: 3 })).status).toBe(422);
});

test("a smuggled person who turns out to be trafficked is assessed anew, told of, and screened again", async () => {
	const { id } = await add({ roles: ["smuggledMigrant"], heldCountry: "VU", sex: "male" });
	const first = await post(id, "assessments", { expectedVersion: 1, facts: smuggled, jurisdiction: "UN" });
	expect(first.status, first.text).toBe(200);
	expect(first.body.person).toMatchObject({ classification: "smuggling", assessmentVersion: 1, version: 2 });
	const screened = await post(id, "screening", { expectedVersion: 2, outcome: "noProtectionNeed", flags: [] });
	expect(screened.body, screened.text).toMatchObject({ screening: { outcome: "noProtectionNeed", reopened: false } });
	const second = await post(id, "assessments", {
		expectedVersion: 3,
		facts: trafficked,
		jurisdiction: "UN",
		note: "He was told of other work.",
	});
	expect(second.body.person).toMatchObject({
		classification: "both",
		assessmentVersion: 2,
		roles: ["suspectedVictim", "smuggledMigrant"],
		protectedAs: ["victim", "smuggledMigrant"],
		screening: { reopened: true },
	});
	const mine = (await stage.events()).filter(({ payload }) => "personId" in payload && payload.personId === id);
	expect(mine.map(({ name }) => name)).toEqual([
		"PersonAdded",
		"PersonAssessed",
		"ScreeningRecorded",
		"PersonAssessed",
		"ClassificationChanged",
		"RoleChanged",
		"ReferralSuggested",
	]);
	expect(mine[4]?.payload).toMatchObject({
		previous: "smuggling",
		classification: "both",
		reopensScreening: true,
		heldCountry: "VU",
	});
	const all = await stage.ask("fiji", "GET", `/persons/${id}/assessments`);
	expect((all.body.items as { version: number; note: string }[]).map((one) => [one.version, one.note])).toEqual([
		[2, "He was told of other work."],
		[1, ""],
	]);
	const { rows } = await stage.raw.query("select acts, means, purposes, classification from person where id = $1", [
		id,
	]);
	expect(rows[0]).toEqual({ acts: 2, means: 16, purposes: 2, classification: "both" });

	const removal = await post(id, "returns", {
		expectedVersion: 4,
		return: { kind: "removal", toCountry: "SB", voluntary: "no", safetyAssessed: false, proceedingsChecked: false },
	});
	expect([removal.status, removal.body.code]).toEqual([422, "RETURN_NOT_CLEARED"]);
});

test("forbidden grounds and what no list has cannot be entered; nothing of a refused assessment is kept", async () => {
	const { id } = await add();
	const refused = await post(id, "assessments", {
		expectedVersion: 1,
		facts: { elements: { act: met(["teleportation"]), beauty: met() }, indicators: ["Z99"] },
		jurisdiction: "QQ",
	});
	expect([refused.status, faultsAt(refused.body.faults)]).toEqual([
		422,
		["/facts/elements/act/forms/0", "/facts/elements/beauty", "/facts/indicators/0", "/jurisdiction"],
	]);
	const ground = await post(id, "assessments", {
		expectedVersion: 1,
		facts: { elements: { validPapers: met() } },
	});
	expect([ground.status, ground.body.code]).toEqual([422, "FORBIDDEN_GROUND"]);
	expect(await read(id)).toMatchObject({ version: 1, classification: null });
});

test("nobody becomes a suspect for having been smuggled or trafficked, and the refusal names the law", async () => {
	const { id } = await add({ roles: ["smuggledMigrant"] });
	const suspicion = { offence: "illegalEntry", ground: "came by boat", relation: "unrelated" };
	const refused = await post(id, "roles", { expectedVersion: 1, roles: ["suspect"], suspicion });
	expect([refused.status, refused.body.code]).toEqual([422, "PROTECTED_NEVER_SUSPECT"]);
	expect(refused.text).toContain("1951 Refugee Convention, Art. 31");
	const entering = await stage.ask("fiji", "POST", `/cases/${caseId}/persons`, { roles: ["suspect"], suspicion });
	expect(entering.body.code).toBe("PROTECTED_NEVER_SUSPECT");
	// That it is unrelated, one officer alone does not say.
	const unrelated = { offence: "violence", ground: "two witnesses", relation: "unrelated" };
	const suspect = (more: object = {}) =>
		post(id, "roles", { expectedVersion: 1, roles: ["suspect"], suspicion: { ...unrelated, ...more } });
	const alone = await suspect();
	expect([alone.status, alone.body.code]).toEqual([403, "SECOND_PERSON_NEEDED"]);
	expect(alone.text).toContain("Smuggling Protocol, Art. 5");
	const status = await post(id, "unrelated", { offence: "illegalEntry", ground: "came by boat" });
	expect(status.body.code).toBe("PROTECTED_NEVER_SUSPECT");
	const asked = await post(id, "unrelated", { offence: "violence", ground: "two witnesses" });
	expect([asked.status, asked.body.state]).toEqual([201, "waiting"]);
	expect((await suspect()).status).toBe(403);
	const confirmation = { expectedVersion: 1, answer: "confirmed" };
	await stage.ask("fiji", "POST", `/second-person/${asked.body.id}/answer`, confirmation, { second: true });
	// It is for this offence, and for the officer who asked.
	expect((await suspect({ offence: "drugs" })).status).toBe(403);
	const other = await suspect();
	expect(other.body, other.text).toMatchObject({
		roles: ["suspect"],
		protectedAs: ["smuggledMigrant"],
		suspicion: { unrelatedBy: "secondOfficer" },
	});
	const again = { expectedVersion: 2, roles: ["suspect", "witness"], suspicion: unrelated };
	expect((await post(id, "roles", again)).body).toMatchObject({ suspicion: { unrelatedBy: "secondOfficer" } });
	// Done once: the next offence needs the next request.
	expect(
		(await post(id, "roles", { ...again, expectedVersion: 3, roles: ["witness"], suspicion: undefined })).status,
	).toBe(200);
	expect((await post(id, "roles", { ...again, expectedVersion: 4 })).status).toBe(403);
});

test("a return is refused without a screening, recorded once everything is clear, and the event says so", async () => {
	const { id } = await add({ heldCountry: "FJ", age: { from: 30, to: 35 } });
	const going = {
		kind: "voluntaryReturn",
		toCountry: "TO",
		happenedOn: "2026-01-05",
		voluntary: "yes",
		safetyAssessed: true,
		proceedingsChecked: true,
	};
	const { happenedOn: _, ...planned } = going;
	const early = await post(id, "returns", { expectedVersion: 1, return: planned });
	expect([early.status, early.body.code, faultsAt(early.body.faults)]).toEqual([
		422,
		"RETURN_NOT_CLEARED",
		["/screening"],
	]);
	await post(id, "screening", { expectedVersion: 1, outcome: "noProtectionNeed", flags: [] });
	const done = await post(id, "returns", { expectedVersion: 2, return: going, note: "By his own wish." });
	expect(done.body, done.text).toMatchObject({
		returned: { kind: "voluntaryReturn", happenedOn: "2026-01-05", screeningOutcome: "noProtectionNeed" },
	});
	expect(await read(id)).toMatchObject({ returned: { toCountry: "TO", happenedOn: "2026-01-05" } });
	const { rows } = await stage.raw.query("select id from return_record where person_id = $1", [id]);
	expect((await stage.events()).at(-2)).toMatchObject({
		name: "RemovalRecorded",
		payload: { returnId: rows[0].id, screeningOutcome: "noProtectionNeed" },
	});
});

test("identification goes from presumed to confirmed, and of two decisions at once one is refused", async () => {
	const { id } = await add();
	const both = await Promise.all(
		["presumed", "notConfirmed"].map((identification) =>
			post(id, "identification", { expectedVersion: 1, identification }),
		),
	);
	expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
	const confirmed = await post(id, "identification", { expectedVersion: 2, identification: "confirmed" });
	expect(confirmed.body).toMatchObject({ identification: "confirmed", protectedAs: ["victim"] });
	const flags = await stage.ask("fiji", "PUT", `/persons/${id}/flags`, { expectedVersion: 3, flags: ["reprisalRisk"] });
	expect(flags.body).toMatchObject({ flags: ["reprisalRisk"], version: 4 });
});

test("an alert is drafted from routes, methods and suspects; nobody who is protected gets into it", async () => {
	const one = String(
		(await stage.ask("fiji", "POST", "/cases", { title: "Names of Somebody", summary: "Somebody" })).body.id,
	);
	const join = async (body: object) => String((await stage.ask("fiji", "POST", `/cases/${one}/persons`, body)).body.id);
	const suspicion = { offence: "smuggling", ground: "steered the boat", relation: "unrelated" };
	await join({ roles: ["suspect"], suspicion, identity: { names: [{ text: "Skipper Somebody" }] } });
	const shielded = await join({ roles: ["smuggledMigrant"], identity: { names: [{ text: "Victim Somebody" }] } });
	await unrelatedByTwo(stage, shielded, { offence: "violence", ground: "steered the boat" });
	await post(shielded, "roles", {
		expectedVersion: 1,
		roles: ["suspect"],
		suspicion: { ...suspicion, offence: "violence" },
	});
	const victim = await join({ roles: ["suspectedVictim"] });
	await post(victim, "assessments", { expectedVersion: 1, facts: trafficked });
	await stage.ask("fiji", "PUT", `/cases/${one}/route`, {
		expectedVersion: 1,
		legs: [{ fromPlace: "Honiara", fromCountry: "SB", toPlace: "Suva", toCountry: "FJ", mode: "sea" }],
	});
	const answer = await stage.ask("fiji", "GET", `/cases/${one}/alert-draft`);
	expect(answer.status, answer.text).toBe(200);
	expect(answer.body.draft).toMatchObject({
		kind: "route",
		topic: "trafficking-and-smuggling",
		title: "Route SB-FJ by sea",
		countries: ["FJ", "SB"],
		route: [
			{ place: "Honiara", country: "SB", role: "origin" },
			{ place: "Suva", country: "FJ", role: "destination" },
		],
		modusOperandi: ["deception"],
		subjects: [{ type: "person", role: "suspect", description: "Suspected of smuggling of migrants" }],
		handling: { tlp: "amber" },
	});
	expect(answer.body.leftOut).toMatchObject([
		{ pseudonym: expect.any(String), reason: expect.stringContaining("protected") },
	]);
	expect(answer.text).not.toMatch(/Somebody/);
});

test("every read and every opening is in a log, with purpose, before its answer", async () => {
	const { id } = await add({ roles: ["witness"], identity: { names: [{ text: "Read (invented)" }] } });
	await openByTwo(stage, { person: id }, { purpose: "victim-protection" });
	const before = (await stage.events()).length;
	await stage.ask("fiji", "GET", `/persons/${id}/identity`, undefined, { purpose: "victim-protection" });
	await stage.ask("samoa", "GET", `/persons/${id}`);
	expect((await stage.events()).slice(before)).toMatchObject([
		{
			name: "RecordsAccessed",
			payload: {
				query: "read-identity",
				found: true,
				actor: { purpose: "victim-protection", officerId: units.fiji.officer },
			},
		},
		{ name: "RecordsAccessed", payload: { recordIds: [id], found: false, actor: { agencyId: units.samoa.agency } } },
	]);
	const { rows } = await stage.rawVault.query("select type from seamark.log_entry order by position desc limit 1");
	expect(rows[0].type).toBe("seamark.events.v1.IdentityOpened");
});

test("a case of twenty thousand persons is read by its counts and listed page by page", async () => {
	const one = String((await stage.ask("fiji", "POST", "/cases", { title: "Many (invented)" })).body.id);
	const { context } = stage;
	const rows = Array.from({ length: 20_000 }, (_, n) => {
		const decision = decideAddPerson({
			input: { roles: [n < 9 ? "suspectedVictim" : "smuggledMigrant"] },
			identity: undefined,
			id: context.newId(),
			identityId: null,
			agency: units.fiji.agency,
			caseId: one,
			at: context.now(),
		});
		if ("refused" in decision) throw new Error(JSON.stringify(decision));
		return toPersonRow(decision.person);
	});
	for (let n = 0; n < rows.length; n += 2_000)
		await context.committer.commit({
			writes: rows.slice(n, n + 2_000).map((row) => ({ statement: insertPerson, row })),
			events: [],
			writer: units.fiji.agency,
		});
	const whole = await stage.ask("fiji", "GET", `/cases/${one}`);
	expect(whole.body).toMatchObject({ persons: 20_000, byRole: { suspectedVictim: 9, smuggledMigrant: 19_991 } });
	expect(whole.text.length).toBeLessThan(2_000);
	const seen = new Set<string>();
	for (let after = ""; ; ) {
		const page = await stage.ask("fiji", "GET", `/cases/${one}/persons?limit=999${after}`);
		for (const person of page.body.items as Person[]) seen.add(person.id);
		if (!page.body.next) break;
		after = `&after=${page.body.next}`;
	}
	expect(seen.size).toBe(20_000);
	const few = await stage.ask("fiji", "GET", `/cases/${one}/persons?role=suspectedVictim`);
	expect(few.body.items).toHaveLength(9);
}, 60_000);
