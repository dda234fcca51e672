import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { courtOutcomes, courtStages } from "../../codes/courts.ts";
import { readStatistics } from "../../numbers/statistics/read.ts";
import { convictedOnSql, convictedSql, prosecutedOnSql, prosecutedSql } from "../../store/charges.ts";
import { readAs } from "../../store/read.ts";
import { openStage, type Stage, type UnitName, units, unrelatedByTwo } from "../../testing.ts";
import { convictedOn, isConvicted, isProsecuted, prosecutedOn } from "../charge/counting.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage.close());

const newCase = async (who: UnitName = "fiji") =>
	String((await stage.ask(who, "POST", "/cases", { title: "Courts (invented)" })).body.id);
const suspicion = { offence: "trafficking", ground: "two statements", relation: "unrelated" };
const person = async (caseId: string, body: object = { roles: ["suspect"], suspicion }) => {
	const added = await stage.ask("fiji", "POST", `/cases/${caseId}/persons`, body);
	expect(added.status, added.text).toBe(201);
	return String(added.body.id);
};
const charge = (personId: string, body: object = { offence: "trafficking" }, headers = {}) =>
	stage.ask("fiji", "POST", `/persons/${personId}/charges`, body, { headers });
const reach = (id: unknown, expectedVersion: number, stageName: string, more: object = {}, headers = {}) =>
	stage.ask("fiji", "POST", `/charges/${id}/stages`, { expectedVersion, stage: stageName, ...more }, { headers });
const faultsAt = (faults: unknown) => (faults as { at: string }[]).map(({ at }) => at).sort();

test("a charge goes through its stages in order, and the numbers follow what was decided last", async () => {
	const caseId = await newCase();
	const accused = await person(caseId);
	const made = await charge(accused, {
		offence: "moneyLaundering",
		statute: "Act 7 of 2004, s. 12",
		chargedOn: "2026-01-10",
	});
	expect([made.status, made.body], made.text).toEqual([
		201,
		{ id: expect.any(String), version: 1, breaches: [], law: expect.any(Object) },
	]);
	const counted = async () => {
		const who = {
			agency: units.fiji.agency,
			kind: "tcu",
			country: "FJ",
			region: "pacific",
			post: units.fiji.post,
		} as const;
		const { counters, chargedOffences } = await readAs(
			stage.context.pool,
			{ ...who, clearance: "amber", purpose: "analysis", scopes: ["statistics:read"], flows: [] },
			Date.now(),
			(tx) => readStatistics(tx, { of: "cases" }, false),
		);
		return [counters.charges, counters.prosecutions, counters.convictions, chargedOffences.moneyLaundering];
	};
	expect(await counted()).toEqual([1, 0, 0, { charges: 1, prosecutions: 0, convictions: 0 }]);

	const early = await reach(made.body.id, 1, "verdict", { outcome: "convicted" });
	expect([early.status, early.body.code, faultsAt(early.body.faults)]).toEqual([422, "REFUSED", ["/stage"]]);
	expect(early.text).toContain("investigation, prosecution, discontinued");
	const steps: [string, object, string][] = [
		["prosecution", { reachedOn: "2026-02-01" }, "prosecution"],
		["trial", {}, "trial"],
		["verdict", { outcome: "convicted", reachedOn: "2026-03-01" }, "convicted"],
		["sentence", { note: "four years" }, "sentenced"],
		["confiscation", {}, "sentenced"],
		["appeal", {}, "appealed"],
	];
	for (const [n, [name, more, status]] of steps.entries())
		expect((await reach(made.body.id, n + 1, name, more)).body).toMatchObject({ status, version: n + 2 });
	expect((await counted()).slice(0, 3)).toEqual([1, 1, 1]);

	// Everything that is wrong at once: no outcome, and before the verdict.
	const wrong = await reach(made.body.id, 7, "appeal", { reachedOn: "2026-02-15" });
	expect(faultsAt(wrong.body.faults)).toEqual(["/outcome", "/reachedOn"]);
	expect((await reach(made.body.id, 7, "appeal", { outcome: "acquitted" })).body.status).toBe("acquitted");
	expect((await counted()).slice(0, 3)).toEqual([1, 1, 0]);

	const listed = await stage.ask("fiji", "GET", `/cases/${caseId}/charges`);
	expect(listed.body.items).toMatchObject([
		{
			id: made.body.id,
			personId: accused,
			offence: "moneyLaundering",
			statute: "Act 7 of 2004, s. 12",
			status: "acquitted",
		},
	]);
	expect((listed.body.items as { stages: { n: number }[] }[])[0]?.stages.map(({ n }) => n)).toEqual([
		1, 2, 3, 4, 5, 6, 7,
	]);
	expect((await stage.ask("fiji", "GET", `/persons/${accused}/charges`)).body).toEqual(listed.body);
	expect((await stage.ask("fiji", "GET", `/cases/${caseId}`)).body.records).toMatchObject({ charges: 1, notes: 0 });
});

test("only a suspect is charged, nobody for what was done to them, and all that is wrong is told", async () => {
	const caseId = await newCase();
	const witness = await person(caseId, { roles: ["witness"] });
	const refused = await charge(witness, { offence: "arson", chargedOn: "2190-01-01" });
	expect([refused.status, refused.body.code, faultsAt(refused.body.faults)]).toEqual([
		422,
		"REFUSED",
		["", "/chargedOn", "/offence"],
	]);
	for (const offence of ["beingSmuggled", "illegalEntry", "prostitution"]) {
		const never = await charge(await person(caseId), { offence });
		expect([never.status, never.body.code]).toEqual([422, "PROTECTED_NEVER_SUSPECT"]);
		expect(never.text).toMatch(/Protocol|Convention|Principles/);
	}
	// A migrant who is suspected of something unrelated is charged with that alone.
	const migrant = await person(caseId, { roles: ["smuggledMigrant"] });
	await unrelatedByTwo(stage, migrant, { offence: "drugs", ground: "a find" });
	const changed = await stage.ask("fiji", "POST", `/persons/${migrant}/roles`, {
		expectedVersion: 1,
		roles: ["suspect"],
		suspicion: { offence: "drugs", ground: "a find", relation: "unrelated" },
	});
	expect(changed.status, changed.text).toBe(200);
	expect((await charge(migrant, { offence: "smuggling" })).body.code).toBe("PROTECTED_NEVER_SUSPECT");
	expect((await charge(migrant, { offence: "drugs" })).status).toBe(201);
});

test("who is a suspect no more is taken no further, and the end in their favour can be recorded", async () => {
	const caseId = await newCase();
	const accused = await person(caseId);
	const { body } = await charge(accused);
	await reach(body.id, 1, "prosecution");
	const changed = await stage.ask("fiji", "POST", `/persons/${accused}/roles`, {
		expectedVersion: 1,
		roles: ["suspectedVictim"],
	});
	expect(changed.status, changed.text).toBe(200);
	const further = await reach(body.id, 2, "verdict", { outcome: "convicted" });
	expect([further.status, further.body.code]).toEqual([422, "PROTECTED_NEVER_SUSPECT"]);
	expect((await reach(body.id, 2, "discontinued")).body.status).toBe("discontinued");
	expect((await reach(body.id, 3, "trial")).text).toContain("nothing follows: the charge is discontinued");
});

test("a charge against a record that was merged into another is listed with the person", async () => {
	const caseId = await newCase();
	const [kept, between, merged] = [await person(caseId), await person(caseId), await person(caseId)];
	const { body } = await charge(merged);
	const own = await charge(kept, { offence: "trafficking", chargedOn: "1996-01-10" });
	for (const id of [body.id, own.body.id]) await reach(id, 1, "prosecution", { reachedOn: "1996-02-01" });
	const merge = async (into: string, mergedId: string, expectedVersion: number, mergedVersion: number) => {
		const sent = { mergedId, expectedVersion, mergedVersion, reason: "one man" };
		const done = await stage.ask("fiji", "POST", `/persons/${into}/merges`, sent);
		expect(done.status, done.text).toBe(201);
	};
	await merge(between, merged, 1, 1);
	await merge(kept, between, 1, 2);
	const listed = await stage.ask("fiji", "GET", `/persons/${kept}/charges`);
	expect((listed.body.items as { id: string }[]).map(({ id }) => id)).toEqual([body.id, own.body.id]);
	const { counters } = (await stage.ask("fiji", "GET", "/statistics?year=1996")).body;
	expect(counters).toMatchObject({ prosecutions: 2, personsProsecuted: 1 });

	// What protects the person stops the charge, also where the record that it is against says nothing of it.
	const roles = { expectedVersion: 2, roles: ["victim"] };
	expect((await stage.ask("fiji", "POST", `/persons/${kept}/roles`, roles)).status).toBe(200);
	expect((await reach(body.id, 2, "trial")).body.code).toBe("PROTECTED_NEVER_SUSPECT");
	expect((await reach(body.id, 2, "discontinued")).status).toBe(201);
});

test("of two stages at once one is recorded; a retry gets the first answer", async () => {
	const { body } = await charge(await person(await newCase()));
	const answers = await Promise.all(
		["prosecution", "investigation", "discontinued"].map((name) => reach(body.id, 1, name)),
	);
	expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
	const headers = { "idempotency-key": randomUUID() };
	const other = await charge(await person(await newCase()), { offence: "corruption" }, headers);
	const key = { "idempotency-key": randomUUID() };
	const first = await reach(other.body.id, 1, "prosecution", {}, key);
	const again = await reach(other.body.id, 1, "prosecution", {}, key);
	expect([again.status, again.text]).toEqual([201, first.text]);
});

test("nothing of it is seen or reached from another agency, nor in a case that is closed", async () => {
	const caseId = await newCase();
	const accused = await person(caseId);
	const { body } = await charge(accused);
	const plain = (text: string) => text.replace(/"traceId":"[^"]*"/, "");
	for (const [method, url, sent] of [
		["GET", (x: string) => `/cases/${x}/charges`, undefined],
		["GET", (x: string) => `/persons/${x}/charges`, undefined],
		["POST", (x: string) => `/persons/${x}/charges`, { offence: "trafficking" }],
		["POST", (x: string) => `/charges/${x}/stages`, { expectedVersion: 1, stage: "prosecution" }],
	] as const) {
		const hidden = url("x").includes("case") ? caseId : url("x").includes("charges/") ? body.id : accused;
		const [there, nowhere] = [
			await stage.ask("samoa", method, url(String(hidden)), sent),
			await stage.ask("samoa", method, url(randomUUID()), sent),
		];
		expect([there.status, plain(there.text)]).toEqual([404, plain(nowhere.text)]);
	}
	await stage.ask("fiji", "POST", `/cases/${caseId}/close`, { expectedVersion: 1, reason: "transferred" });
	expect((await reach(body.id, 1, "prosecution")).body.code).toBe("CASE_CLOSED");
	expect((await charge(accused)).body.code).toBe("CASE_CLOSED");
	const names = (await stage.events()).filter(
		(one) => one.name === "CaseRecordChanged" && one.payload.recordId === body.id,
	);
	expect(names).toMatchObject([{ payload: { record: "charge", change: "added", caseId } }]);
});

test("what counts is the same in SQL as in the pure functions, whatever the stages", async () => {
	const { body } = await charge(await person(await newCase()));
	const stages = fc.array(
		fc.record({
			stage: fc.constantFrom(...courtStages),
			outcome: fc.constantFrom(null, ...courtOutcomes),
			reachedOn: fc.constantFrom(null, "2019-05-01", "2020-05-01", "2021-05-01"),
			breaches: fc.constantFrom([], [], [{ at: "/stage", message: "protected" }]),
		}),
		{ maxLength: 6 },
	);
	await fc.assert(
		fc.asyncProperty(stages, async (list) => {
			await stage.raw.query("delete from court_stage where charge_id = $1", [body.id]);
			for (const [n, one] of list.entries())
				await stage.raw.query(
					`insert into court_stage (charge_id, n, agency, stage, outcome, recorded_at, by_post, reached_on, breaches)
					values ($1, $2, $3, $4, $5, now(), $3, $6, $7)`,
					[body.id, n + 1, units.fiji.agency, one.stage, one.outcome, one.reachedOn, JSON.stringify(one.breaches)],
				);
			const { rows } = await stage.raw.query(
				`select ${prosecutedSql} as prosecuted, ${convictedSql} as convicted,
					(${prosecutedOnSql})::text as "prosecutedOn", (${convictedOnSql})::text as "convictedOn" from charge c where c.id = $1`,
				[body.id],
			);
			expect(rows).toEqual([
				{
					prosecuted: isProsecuted(list),
					convicted: isConvicted(list),
					prosecutedOn: prosecutedOn(list),
					convictedOn: convictedOn(list),
				},
			]);
		}),
		{ numRuns: 60 },
	);
});

test("each stage counts in the year of its day, and one man with three charges is one man (000:3377, 1574)", async () => {
	const accused = await person(await newCase());
	const numbers = async (year?: number) => {
		const { body } = await stage.ask("fiji", "GET", `/statistics${year === undefined ? "" : `?year=${year}`}`);
		const { charges, prosecutions, convictions, personsProsecuted, personsConvicted, sentences, imprisonments } =
			body.counters as Record<string, number>;
		return { charges, prosecutions, convictions, personsProsecuted, personsConvicted, sentences, imprisonments };
	};
	const none = { ...(await numbers(1999)) };
	for (const offence of ["trafficking", "corruption", "moneyLaundering"]) {
		const made = await charge(accused, { offence, chargedOn: "1998-11-01" });
		await reach(made.body.id, 1, "prosecution", { reachedOn: "1999-02-01" });
		await reach(made.body.id, 2, "verdict", { outcome: "convicted", reachedOn: "1999-10-01" });
		const sentence = { imprisonmentMonths: 60 };
		await reach(made.body.id, 3, "sentence", { reachedOn: "2000-01-10", sentence });
		// Upheld later: the conviction stays in its year.
		await reach(made.body.id, 4, "appeal", { outcome: "convicted", reachedOn: "2001-03-01" });
	}
	expect(await numbers(1998)).toEqual({ ...none, charges: 3 });
	const tried = { prosecutions: 3, convictions: 3, personsProsecuted: 1, personsConvicted: 1 };
	expect(await numbers(1999)).toEqual({ ...none, ...tried });
	expect(await numbers(2000)).toEqual({ ...none, sentences: 3, imprisonments: 3 });
	expect(await numbers(2001)).toEqual(none);
});

test("a charge against a victim that was laid is counted as a breach, and as no charge", async () => {
	const victim = await person(await newCase(), { roles: ["victim"] });
	const made = await charge(victim, { offence: "illegalEntry", chargedOn: "1997-05-01" });
	expect([made.status, (made.body.breaches as unknown[]).length], made.text).toEqual([201, 1]);
	const { body } = await stage.ask("fiji", "GET", "/statistics?year=1997");
	expect(body.counters).toMatchObject({ charges: 0, breaches: 1 });
	expect((await stage.events()).at(-2)).toMatchObject({ name: "ProtectionBreached", payload: { personId: victim } });
	// Nor is a sentence that followed one, though the person is no victim any more by then.
	await stage.raw.query(
		`insert into court_stage (charge_id, n, agency, stage, recorded_at, by_post, reached_on)
		values ($1, 1, $2, 'sentence', now(), $2, '1997-06-01')`,
		[made.body.id, units.fiji.agency],
	);
	const after = (await stage.ask("fiji", "GET", "/statistics?year=1997")).body.counters;
	expect(after).toMatchObject({ sentences: 0, breaches: 1 });
});

test("companies are held liable by the year of the decision, apart from people", async () => {
	const caseId = await newCase();
	const link = async (kind: string, value: string, role = "employer") => {
		const made = await stage.ask("fiji", "POST", `/cases/${caseId}/links`, { kind, value, role });
		return String(made.body.entityId);
	};
	const company = await link("legalPerson", "Reef Garments Ltd (invented)");
	const charged = (body: object) => stage.ask("fiji", "POST", `/cases/${caseId}/company-charges`, body);
	const made = await charged({
		company,
		liability: "administrative",
		offence: "forcedLabour",
		chargedOn: "1990-11-01",
	});
	expect([made.status, made.body.version], made.text).toEqual([201, 1]);
	const second = await charged({ company, liability: "criminal", offence: "trafficking", chargedOn: "1990-12-01" });
	await reach(made.body.id, 1, "prosecution", { reachedOn: "1991-02-01" });
	await reach(made.body.id, 2, "verdict", { outcome: "convicted", reachedOn: "1991-10-01" });
	const prison = await reach(made.body.id, 3, "sentence", { sentence: { imprisonmentMonths: 12 } });
	expect([prison.status, faultsAt(prison.body.faults)]).toEqual([422, ["/sentence/imprisonmentMonths"]]);
	const sentence = { fine: { amount: 50_000, currency: "FJD" }, measures: ["exclusionFromTenders", "licenceRevoked"] };
	const fined = await reach(made.body.id, 3, "sentence", { reachedOn: "1992-01-10", sentence });
	expect(fined.body, fined.text).toMatchObject({
		company: "Reef Garments Ltd (invented)",
		liability: "administrative",
	});
	expect((await reach(second.body.id, 1, "prosecution", { reachedOn: "1991-03-01" })).status).toBe(201);

	const of = async (year: number) => (await stage.ask("fiji", "GET", `/statistics?year=${year}`)).body;
	const counted = (await of(1991)).counters as Record<string, number>;
	expect(counted).toMatchObject({
		companyProsecutions: 2,
		companiesProsecuted: 1,
		companyConvictions: 1,
		companiesConvicted: 1,
	});
	// Of people nobody was.
	expect(counted).toMatchObject({
		prosecutions: 0,
		convictions: 0,
		personsProsecuted: 0,
		sentences: 0,
		companySentences: 0,
	});
	expect(await of(1990)).toMatchObject({
		counters: { companyCharges: 2, companiesCharged: 1, charges: 0 },
		chargedOffences: {},
	});
	expect(await of(1992)).toMatchObject({
		counters: { companySentences: 1, sentences: 0 },
		companySanctions: { exclusionFromTenders: 1, fine: 1, licenceRevoked: 1 },
	});
	const listed = (await stage.ask("fiji", "GET", `/cases/${caseId}/charges`)).body.items as object[];
	expect(listed).toMatchObject([
		{ companyId: company, personId: null, offence: "forcedLabour" },
		{ companyId: company, personId: null, offence: "trafficking" },
	]);

	const phone = await link("phone", "+679 555 0177", "instrument");
	expect(faultsAt((await charged({ company: phone, liability: "civil", offence: "corruption" })).body.faults)).toEqual([
		"/company",
	]);
	await link("legalPerson", "Reef Garments Ltd (invented)", "ofProtectedPerson");
	expect((await charged({ company, liability: "civil", offence: "corruption" })).status).toBe(422);
	const other = await stage.ask("samoa", "POST", `/cases/${caseId}/company-charges`, {
		company,
		liability: "civil",
		offence: "corruption",
	});
	expect(other.status).toBe(404);
});

test("the law of the day of the act decides what is charged, and the charge keeps what it said", async () => {
	const opened = await stage.ask("fiji", "POST", "/cases", { title: "Boats (invented)", jurisdiction: "TT" });
	const accused = await person(String(opened.body.id));
	const acted = [{ from: "2017-05-01", to: "2017-06-01" }];
	const refused = await charge(accused, { offence: "smuggling", acted });
	expect([refused.status, refused.body.code, faultsAt(refused.body.faults)]).toEqual([
		422,
		"NO_OFFENCE_THEN",
		["/offence"],
	]);
	expect(refused.text).toContain("Art. 15(1)");
	const laid = await charge(accused, { offence: "smuggling", acted, chargedOn: "1993-05-01" });
	expect(faultsAt(laid.body.faults)).toEqual(["/acted/0/from", "/offence"]);
	const breach = await charge(accused, { offence: "smuggling", acted, chargedOn: "2018-05-01" });
	expect([breach.status, (breach.body.breaches as unknown[]).length], breach.text).toEqual([201, 1]);
	const fits = await charge(accused, { offence: "trafficking", acted, chargedOn: "2018-05-01" });
	expect(fits.body).toMatchObject({ breaches: [], law: { laws: [{ jurisdiction: "TT", offence: true }], notes: [] } });
	const listed = (await stage.ask("fiji", "GET", `/persons/${accused}/charges`)).body.items as object[];
	expect(listed).toMatchObject([
		{ acted, law: { laws: [{ offence: false }] } },
		{ acted, law: fits.body.law },
	]);
});
