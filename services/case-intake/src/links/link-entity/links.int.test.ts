import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStage, type Stage, type UnitName, units } from "../../testing.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage({
		agreements: [
			{ parties: ["FJ", "WS"], topics: ["trafficking"], purposes: ["investigation"] },
			// Covers alerts, and no cases.
			{ parties: ["FJ", "TO"], topics: ["trafficking", "smuggling"], purposes: ["investigation"], records: ["alert"] },
		],
	});
});
afterAll(() => stage.close());

const newCase = async (who: UnitName = "fiji") =>
	String((await stage.ask(who, "POST", "/cases", { title: "Links (invented)" })).body.id);
const link = (caseId: string, body: object, who: UnitName = "fiji", headers = {}) =>
	stage.ask(who, "POST", `/cases/${caseId}/links`, { role: "instrument", ...body }, { headers });
const lookUp = (body: object, who: UnitName = "fiji", o = {}) => stage.ask(who, "POST", "/links/look-up", body, o);
const plain = (text: string) => text.replace(/"traceId":"[^"]*"/, "");
const nothing = { hit: false, ask: [] };
let serial = 0;
const plate = () => `LK ${++serial}0${serial}7`;

/** A case of Samoa's about trafficking, which the agreement covers. */
const samoanCase = async (classification: "trafficking" | "smuggling" = "trafficking") => {
	const caseId = await newCase("samoa");
	const person = await stage.ask("samoa", "POST", `/cases/${caseId}/persons`, { roles: ["witness"] });
	const finding = (value: string) => ({ value, evidence: [{ kind: "courtRecord" }] });
	const all = (codes: string[], value: string) => codes.map((code) => [code, finding(value)]);
	const is = (crime: string) => (crime === classification ? "met" : "notMet");
	const assessed = await stage.ask("samoa", "POST", `/persons/${person.body.id}/assessments`, {
		expectedVersion: 1,
		facts: {
			elements: Object.fromEntries([
				...all(["act", "means", "purpose"], is("trafficking")),
				...all(["entry", "nonNational", "benefit"], is("smuggling")),
				...all(["stay"], "notMet"),
			]),
			age: { from: 20 },
		},
	});
	expect(assessed.body.assessment, assessed.text).toMatchObject({ classification });
	return caseId;
};

test("a thing is compared by its key and kept as it was written; cases of the agency that share it are found", async () => {
	const [one, two, strange] = [await newCase(), await newCase(), await newCase("samoa")];
	const first = await link(one, { kind: "vehicle", value: "АВ-12 34", country: "FJ" });
	expect([first.status, first.body.key], first.text).toEqual([201, "AB1234"]);
	const second = await link(two, { kind: "vehicle", value: "ab 1234", role: "ofSuspect" });
	expect(second.body).toMatchObject({ key: "AB1234" });
	await link(two, { kind: "phone", value: "+679 (0) 555-0101", role: "ofProtectedPerson" });
	await link(strange, { kind: "vehicle", value: "AB1234" }, "samoa");

	const links = await stage.ask("fiji", "GET", `/cases/${two}/links`);
	expect(links.body.items).toMatchObject([
		{ kind: "phone", value: "+679 (0) 555-0101", key: "6795550101", role: "ofProtectedPerson" },
		{ kind: "vehicle", value: "ab 1234", country: "", role: "ofSuspect" },
	]);
	// A plate without a country may be the one with a country.
	const linked = await stage.ask("fiji", "GET", `/cases/${one}/linked-cases`);
	expect(linked.body.items).toMatchObject([
		{ caseId: two, status: "open", shares: [{ kind: "vehicle", role: "ofSuspect" }] },
	]);

	expect((await link(one, { kind: "vehicle", value: "AB1234", country: "FJ" })).body.code).toBe("CONFLICT");
	const three = await newCase();
	expect((await link(three, { kind: "vehicle", value: "AB/1234", country: "FJ" })).body).toEqual(first.body);
	const written = async (caseId: string) => (await stage.ask("fiji", "GET", `/cases/${caseId}/links`)).body.items;
	expect([await written(one), await written(three)]).toMatchObject([[{ value: "АВ-12 34" }], [{ value: "AB/1234" }]]);
	await stage.ask("fiji", "DELETE", `/cases/${three}/links/${first.body.entityId}?role=instrument`);
	const gone = await stage.ask("fiji", "DELETE", `/cases/${two}/links/${second.body.entityId}?role=ofSuspect`);
	expect([gone.status, gone.text]).toEqual([204, ""]);
	expect((await stage.ask("fiji", "DELETE", `/cases/${two}/links/${second.body.entityId}?role=ofSuspect`)).status).toBe(
		404,
	);
	expect((await stage.ask("fiji", "GET", `/cases/${one}/linked-cases`)).body.items).toEqual([]);
	for (const url of [`/cases/${one}/links`, `/cases/${one}/linked-cases`])
		expect(plain((await stage.ask("samoa", "GET", url)).text)).toBe(
			plain((await stage.ask("samoa", "GET", url.replace(one, randomUUID()))).text),
		);
});

test.each([
	["vessel", "IMO 9074729", 201],
	["vessel", "IMO 9074728", 422],
	["vessel", "518123456", 201],
	["vessel", "999999999", 422],
	["vessel", "MV Example", 201],
	["account", "GB82 WEST 1234 5698 7654 32", 201],
	["account", "GB82 WEST 1234 5698 7654 33", 422],
	["phone", "٦٧٩٥٥٥٠١٠٢", 201],
	["phone", "call me", 422],
	["phone", "12", 422],
	["document", "\u202E\u200B", 422],
	["legalPerson", "Palm Crown Charters (Pty) Ltd.", 201],
	["place", "🏝️", 422],
	["place", `${"x".repeat(301)}`, 400],
	["person", "somebody", 400],
] as const)("%s %s answers %i", async (kind, value, status) => {
	const answer = await link(await newCase(), { kind, value });
	expect(answer.status, answer.text).toBe(status);
});

test("of many who link one new thing at once all get the same thing", async () => {
	const cases = await Promise.all(Array.from({ length: 6 }, () => newCase()));
	const value = plate();
	const answers = await Promise.all(cases.map((id) => link(id, { kind: "vehicle", value })));
	expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(201));
	expect(new Set(answers.map(({ body }) => body.entityId)).size).toBe(1);
	expect((await stage.ask("fiji", "GET", `/cases/${cases[0]}/linked-cases`)).body.items).toHaveLength(5);
	const headers = { "idempotency-key": randomUUID() };
	const other = { kind: "vehicle", value: plate() };
	const id = await newCase();
	expect((await link(id, other, "fiji", headers)).body).toEqual((await link(id, other, "fiji", headers)).body);
});

test("a look-up says that there is one and whom to ask, and nothing else; who has it learns who asked", async () => {
	const value = plate();
	await link(await samoanCase(), { kind: "vehicle", value: value.toLowerCase() }, "samoa");
	const found = await lookUp({ kind: "vehicle", value });
	expect([found.status, found.body], found.text).toEqual([
		200,
		{
			hit: true,
			ask: [
				{
					agencyId: units.samoa.agency,
					agency: "tcu of WS (invented)",
					country: "WS",
					postId: units.samoa.post,
					post: "desk",
				},
			],
		},
	]);
	const notices = await stage.ask("samoa", "GET", "/links/look-ups?limit=1");
	expect(notices.body.items).toMatchObject([
		{ kind: "vehicle", purpose: "investigation", fromAgency: units.fiji.agency, fromPost: units.fiji.post },
	]);
	expect(Object.keys((notices.body.items as object[])[0] ?? {}).sort()).toEqual(
		["alarm", "askedAt", "fromAgency", "fromPost", "id", "kind", "purpose"].sort(),
	);
	// It is Samoa's to know, and nobody else's.
	expect((await stage.ask("fiji", "GET", "/links/look-ups")).body.items).toEqual([]);
	const event = (await stage.events()).findLast((one) => one.name === "LinkLookedUp");
	expect(event?.payload).toMatchObject({
		kind: "vehicle",
		agencies: [units.samoa.agency],
		actor: { agencyId: units.fiji.agency, purpose: "investigation" },
	});
	expect(JSON.stringify(event)).not.toContain(value);
});

test("a phone that was written as at home is found by its whole number, and the same digits at another home are not", async () => {
	await link(await samoanCase(), { kind: "phone", value: "555 0199" }, "samoa");
	const hits = ["+685 555 0199", "00 685 5550199", "555 0199"].map(
		async (value) => (await lookUp({ kind: "phone", value })).body.hit,
	);
	expect(await Promise.all(hits)).toEqual([true, true, false]);
	expect((await lookUp({ kind: "phone", value: "555 0199", country: "WS" })).body.hit).toBe(true);
});

test("nothing and what may not be known look the same, whatever the reason", async () => {
	const hidden: [string, () => Promise<unknown>, object?][] = [
		["nobody has it", async () => undefined],
		["own alone", async () => link(await newCase(), { kind: "vehicle", value: values[1] })],
		[
			"a victim's",
			async () => link(await samoanCase(), { kind: "vehicle", value: values[2], role: "ofProtectedPerson" }, "samoa"),
		],
		[
			"a victim's in another case",
			async () => {
				await link(await samoanCase(), { kind: "vehicle", value: values[3] }, "samoa");
				const protects = { kind: "vehicle", value: values[3], role: "ofProtectedPerson", country: "WS" };
				await link(await newCase("samoa"), protects, "samoa");
			},
		],
		[
			"whose is not said",
			async () => link(await samoanCase(), { kind: "vehicle", value: values[4], role: "other" }, "samoa"),
		],
		[
			"the asker is excluded",
			async () =>
				link(await samoanCase(), { kind: "vehicle", value: values[5], excluded: [units.fiji.agency] }, "samoa"),
		],
		[
			"the agreement is on trafficking",
			async () => link(await samoanCase("smuggling"), { kind: "vehicle", value: values[6] }, "samoa"),
		],
		[
			"and nobody has assessed this",
			async () => link(await newCase("samoa"), { kind: "vehicle", value: values[7] }, "samoa"),
		],
		[
			"the agreement is not on cases",
			async () => link(await newCase("tonga"), { kind: "vehicle", value: values[8] }, "tonga"),
		],
		[
			"not for that purpose",
			async () => link(await samoanCase(), { kind: "vehicle", value: values[9] }, "samoa"),
			{ purpose: "analysis" },
		],
		[
			"another country's plate",
			async () => link(await samoanCase(), { kind: "vehicle", value: values[10], country: "NZ" }, "samoa"),
		],
		[
			"taken off again",
			async () => {
				const caseId = await samoanCase();
				const { body } = await link(caseId, { kind: "vehicle", value: values[11] }, "samoa");
				await stage.ask("samoa", "DELETE", `/cases/${caseId}/links/${body.entityId}?role=instrument`);
			},
		],
	];
	const values = hidden.map(() => plate());
	const before = (await stage.raw.query("select count(*) as n from look_up_notice")).rows[0].n;
	for (const [n, [why, make, o]] of hidden.entries()) {
		await make();
		const answer = await lookUp(
			{ kind: "vehicle", value: values[n], ...(n === 10 ? { country: "WS" } : {}) },
			"fiji",
			o,
		);
		expect([why, answer.status, answer.body]).toEqual([why, 200, nothing]);
	}
	expect((await stage.raw.query("select count(*) as n from look_up_notice")).rows[0].n).toBe(before);
	// Each of them is in the log all the same.
	const asked = (await stage.events()).filter((one) => one.name === "LinkLookedUp");
	expect(
		asked.slice(-hidden.length).every((one) => one.name === "LinkLookedUp" && one.payload.agencies.length === 0),
	).toBe(true);
});

test("what belongs to a victim is not asked for, and nobody asks without the scope", async () => {
	const value = plate();
	await link(await newCase(), { kind: "vehicle", value, role: "ofProtectedPerson" });
	await link(await samoanCase(), { kind: "vehicle", value }, "samoa");
	const [theirs, nobodys] = [
		await lookUp({ kind: "vehicle", value }),
		await lookUp({ kind: "vehicle", value: plate() }),
	];
	expect([theirs.status, theirs.text]).toEqual([200, nobodys.text]);
	// Not even the log tells them apart, but for when they were asked.
	const events = (await stage.events()).slice(-2);
	expect(events.map((one) => [one.name, one.payload])).toEqual(Array(2).fill([events[0]?.name, events[0]?.payload]));
	expect(events[0]).toMatchObject({ name: "LinkLookedUp", payload: { agencies: [] } });
	expect((await lookUp({ kind: "vehicle", value: plate() }, "fiji", { scopes: ["cases:read"] })).status).toBe(403);
	expect((await lookUp({ kind: "vehicle", value: plate() }, "labour")).status).toBe(403);
	expect((await lookUp({ kind: "person", value: "Mele Example" })).status).toBe(400);
	expect((await lookUp({ kind: "vessel", value: "IMO 9074728" })).body.code).toBe("REFUSED");
	const excluded = await link(await newCase(), {
		kind: "vehicle",
		value: plate(),
		excluded: [units.fiji.agency, randomUUID()],
	});
	expect((excluded.body.faults as { at: string }[]).map(({ at }) => at)).toEqual(["/excluded/0", "/excluded/1"]);
});

test("what is a protected person's in one case leaves in no draft of an alert from another", async () => {
	const [caseId, other, value, own] = [await newCase(), await newCase(), plate(), plate()];
	await link(other, { kind: "vehicle", value: own, role: "scene" });
	for (const one of [value, own.toLowerCase()]) await link(caseId, { kind: "vehicle", value: one });
	// What is not an instrument of the crime leaves in none.
	for (const role of ["ofSuspect", "carrier", "other"]) await link(caseId, { kind: "vehicle", value: plate(), role });
	const drafted = async () => {
		const { body } = await stage.ask("fiji", "GET", `/cases/${caseId}/alert-draft`);
		return ((body.draft as { subjects?: { name: string }[] }).subjects ?? []).map(({ name }) => name);
	};
	// As this case writes it.
	expect((await drafted()).sort()).toEqual([value, own.toLowerCase()].sort());
	await link(other, { kind: "vehicle", value, country: "FJ", role: "ofProtectedPerson" });
	expect(await drafted()).toEqual([own.toLowerCase()]);
});

test("the database itself gives agencies and nothing else, and only to who may look up", async () => {
	const value = plate();
	await link(await samoanCase(), { kind: "vehicle", value }, "samoa");
	const asked = JSON.stringify([{ agency: units.samoa.agency, topics: ["trafficking"] }]);
	const client = await stage.context.pool.connect();
	try {
		const found = async (principal: object) => {
			await client.query("begin");
			await client.query("select set_config('seamark.principal', $1, true)", [JSON.stringify(principal)]);
			const { rows } = await client.query(
				"select agency from seamark.agencies_with('vehicle', $1, '', $2::jsonb) as f(agency)",
				[value.replace(/ /g, ""), asked],
			);
			await client.query("rollback");
			return rows;
		};
		expect(await found({ agency: units.fiji.agency, scopes: ["links:lookUp"] })).toEqual([
			{ agency: units.samoa.agency },
		]);
		expect(await found({ agency: units.fiji.agency, scopes: ["cases:read"] })).toEqual([]);
		expect(await found({ agency: units.samoa.agency, scopes: ["links:lookUp"] })).toEqual([]);
		expect(await found({})).toEqual([]);
	} finally {
		client.release();
	}
});

test("what belongs to a person is found by nobody, whatever kind it was linked as and however it is written there", async () => {
	const contact = (kind: string, value: string) => ({ contacts: [{ kind, value }] });
	const cases: [identity: object, kind: string, linked: string, asked?: string][] = [
		[{ phones: ["+685 720 1111"] }, "account", "+685 720 1111"],
		[{ phones: ["720 2222"] }, "account", "M-PAiSA +685 720 2222", "M-PAiSA +685 720 2222"],
		[contact("other", "mobile 720 3333, or 720 4444"), "phone", "+685 720 4444"],
		[contact("bank", "GB82 WEST 1234 5698 7654 32"), "account", "GB82WEST12345698765432"],
		[contact("bank account", "BSP 6677-8899-001"), "account", "6677 8899 001"],
		[contact("address", "14 Vaitele Street, Apia"), "place", "14 vaitele street"],
		[contact("address", "Hope House, Apia"), "place", "HOPE HOUSE APIA"],
		[contact("e-mail", "Facebook: leila.invented"), "account", "leila.invented"],
		[{ documents: [{ kind: "passport", number: "M 123 4567" }] }, "account", "M1234567"],
	];
	for (const [identity, kind, linked, asked = linked] of cases) {
		await link(await samoanCase(), { kind, value: linked, role: "instrument" }, "samoa");
		expect([linked, (await lookUp({ kind, value: asked })).body.hit]).toEqual([linked, true]);
		await stage.ask("samoa", "POST", `/cases/${await newCase("samoa")}/persons`, { roles: ["victim"], identity });
		expect([linked, (await lookUp({ kind, value: asked })).body]).toEqual([linked, nothing]);
	}
	// A mere suspect's is what look-ups are for.
	const phone = "+685 720 9999";
	const suspicion = { offence: "trafficking", ground: "Invented.", relation: "unrelated" };
	const suspect = await stage.ask("samoa", "POST", `/cases/${await newCase("samoa")}/persons`, {
		...{ roles: ["suspect"], suspicion, identity: { phones: [phone] } },
	});
	expect(suspect.status, suspect.text).toBe(201);
	await link(await samoanCase(), { kind: "phone", value: phone, role: "ofSuspect" }, "samoa");
	expect((await lookUp({ kind: "phone", value: phone })).body.hit).toBe(true);
});

test("a post that asks in vain too often is stopped for the day, and both units are told", async () => {
	stage.clock.ahead += 30 * 3_600_000;
	const guess = async (n: number) => (await lookUp({ kind: "phone", value: `+685 730 ${1000 + n}` })).status;
	// Many at once: none of them has seen what the others count.
	const guessing = (from: number, to: number) =>
		Promise.all(Array.from({ length: to - from }, (_, n) => guess(from + n)));
	expect([...(await guessing(0, 45)), ...(await guessing(45, 90))]).toEqual(Array(90).fill(200));
	const answers = await guessing(90, 130);
	expect(answers.sort()).toEqual([...Array(10).fill(200), ...Array(30).fill(429)]);
	for (const unit of ["fiji", "samoa"] as const) {
		const { items } = (await stage.ask(unit, "GET", "/links/look-ups")).body;
		expect((items as { alarm: boolean }[]).filter(({ alarm }) => alarm)).toMatchObject([
			{ fromAgency: units.fiji.agency, fromPost: units.fiji.post },
		]);
	}
	expect((await stage.ask("tonga", "GET", "/links/look-ups")).body.items).toEqual([]);
	stage.clock.ahead += 24 * 3_600_000;
	expect(await guess(200)).toBe(200);
});
