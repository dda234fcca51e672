import { afterAll, beforeAll, expect, test } from "vitest";
import { takeOver } from "./store/loads.ts";
import { csvOf, mapping, openStage, type Stage, units } from "./testing.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage.close());

const line = (n: number, o: object = {}) => ({
	...{ id: `T${n}`, at: "2026-03-01", from: "FJ1", to: "TO2", amount: `${n}.00`, currency: "FJD" },
	...o,
});
const stored = async (file: string) =>
	(
		await stage.raw.query(
			"select no, ref, kind, source, target, amount::int, reverses from tracing_transfer where file = $1 order by no",
			[file],
		)
	).rows;
const refusals = async (file: string, load: unknown) =>
	((await stage.ask("suvaFiu", "GET", `/assets/files/${file}/loads/${load}/refusals`)).body.items ?? []) as {
		line: number;
		faults: { column: string; reason: string }[];
	}[];
const loadOf = (answer: { body: Record<string, unknown> }) => answer.body.load as Record<string, unknown>;

test("a file is seen by its parties alone, each in its role; for others it is not there, and their attempts are on record", async () => {
	const { suvaFiu, apiaFiu, fiji } = units;
	const file = await stage.file("fiji", {
		basis: { kind: "case", id: fiji.agency },
		lead: suvaFiu.agency,
		partners: [apiaFiu.agency],
	});
	const address = `/assets/files/${file}`;
	for (const who of ["suvaFiu", "apiaFiu", "fiji"] as const) {
		const read = await stage.ask(who, "GET", address);
		expect(read.body.parties, read.text).toEqual([
			{ agency: suvaFiu.agency, role: "lead" },
			{ agency: apiaFiu.agency, role: "partner" },
			{ agency: fiji.agency, role: "asker" },
		]);
	}
	const bytes = csvOf([line(1, { fromName: "Ana (invented)" })]);
	const load = await stage.load(file, bytes, { who: "apiaFiu" });
	expect(load.status, load.text).toBe(200);
	// Partners load, and open no names. Who asked reads, and loads nothing.
	expect((await stage.ask("apiaFiu", "GET", `${address}/accounts/A1/holder`)).status).toBe(404);
	expect((await stage.announce(file, bytes, { who: "fiji" })).status).toBe(403);
	expect((await stage.ask("suvaFiu", "GET", `${address}/accounts/A1/holder`)).body).toEqual({
		...{ account: "A1", number: "FJ1", names: ["Ana (invented)"], latin: [] },
	});
	expect((await stage.ask("suvaFiu", "POST", `${address}/account-search`, { number: "fj-1" })).body).toEqual({
		account: "A1",
	});
	const strangers = [
		["GET", address],
		["GET", `${address}/loads`],
		["GET", `${address}/accounts`],
		["GET", `${address}/loads/${loadOf(load).id}`],
		["GET", `${address}/loads/${loadOf(load).id}/refusals`],
	] as const;
	for (const [method, url] of strangers) expect((await stage.ask("samoa", method, url)).status, url).toBe(404);
	expect((await stage.ask("samoa", "GET", "/assets/files")).body.items).toEqual([]);
	const attempts = (await stage.events()).filter(
		({ name, payload }) => name === "RecordsAccessed" && payload.actor?.agencyId === units.samoa.agency,
	);
	expect(attempts.length).toBeGreaterThanOrEqual(strangers.length);
	// A purpose that the file is not for opens nothing.
	expect((await stage.ask("suvaFiu", "GET", address, undefined, { purpose: "analysis" })).status).toBe(404);
});

test("what names a holder is sealed: neither a number nor a name is in the database or in an event", async () => {
	const file = await stage.file();
	await stage.load(file, csvOf([line(1, { from: "SECRET-77", fromName: "Nobody Known (invented)" })]));
	const { rows } = await stage.raw.query(
		"select a::text from tracing_account a union all select t::text from tracing_transfer t",
	);
	expect(rows.length).toBeGreaterThan(1);
	const told = JSON.stringify(rows) + JSON.stringify(await stage.events());
	for (const word of ["SECRET77", "SECRET-77", "Nobody Known"]) {
		expect(told).not.toContain(word);
		expect(told).not.toContain(Buffer.from(word).toString("hex"));
	}
});

test("a file that is loaded again changes nothing; lines that come again in another file are known; others with their number are refused", async () => {
	const file = await stage.file();
	const bytes = csvOf([line(1), line(2, { to: "" }), line(3, { from: "" })]);
	const first = await stage.load(file, bytes);
	expect(first.body, first.text).toMatchObject({
		outcome: "loaded",
		load: { status: "done", rows: { read: 3, taken: 3, known: 0, refused: 0 } },
	});
	expect((await stage.load(file, bytes)).body).toMatchObject({ outcome: "unchanged", load: { id: loadOf(first).id } });
	const second = await stage.load(
		file,
		csvOf([line(1), line(2, { to: "", amount: "99.00" }), line(4), line(4), line(4, { amount: "5.00" })]),
	);
	expect(loadOf(second).rows).toEqual({ read: 5, taken: 1, known: 2, refused: 2 });
	expect(await refusals(file, loadOf(second).id)).toEqual([
		{
			line: 3,
			faults: [
				{ column: "id", reason: `has the number of a transfer with other content: line 3 of load ${loadOf(first).id}` },
			],
		},
		{
			line: 6,
			faults: [{ column: "id", reason: "has the number of a transfer with other content: line 4 of this file" }],
		},
	]);
	expect((await stored(file)).map(({ no, ref }) => [no, ref])).toEqual([
		[1, "T1"],
		[2, "T2"],
		[3, "T3"],
		[4, "T4"],
	]);
	expect((await stage.ask("suvaFiu", "GET", `/assets/files/${file}`)).body.transfers).toBe(4);
	const other = await stage.announce(file, bytes, { mapping: { ...mapping, sameDay: "money-in-first" } });
	expect(other.status).toBe(422);
});

test("a reversal undoes a whole transfer, the way it came, and once", async () => {
	const file = await stage.file();
	const back = { from: "TO2", to: "FJ1" };
	const load = await stage.load(
		file,
		csvOf([
			line(1),
			line(2, { ...back, amount: "1.00", reverses: "T1" }),
			line(3, { ...back, amount: "1.00", reverses: "T1" }),
			line(4),
			line(5, { ...back, amount: "1.00", reverses: "T4" }),
			line(6, { amount: "4.00", reverses: "T4" }),
			line(7, { ...back, amount: "4.00", reverses: "T4", at: "2026-02-01" }),
			line(8, { ...back, amount: "1.00", reverses: "T99" }),
			line(9, { amount: "1.00", reverses: "T2" }),
			line(10, { from: "", kind: "opening", amount: "10" }),
			line(11, { from: "", kind: "opening", amount: "11" }),
		]),
	);
	expect(loadOf(load).rows).toEqual({ read: 11, taken: 4, known: 0, refused: 7 });
	// What was refused takes no number: the last one is how many there are.
	expect((await stored(file)).map(({ no, ref }) => [no, ref])).toEqual([
		[1, "T1"],
		[2, "T2"],
		[3, "T4"],
		[4, "T10"],
	]);
	expect((await stage.ask("suvaFiu", "GET", `/assets/files/${file}`)).body.transfers).toBe(4);
	expect((await refusals(file, loadOf(load).id)).map(({ line: n, faults }) => [n, faults[0]?.reason])).toEqual([
		[4, "reverses a transfer that is reversed already"],
		[6, "reverses a transfer of another amount: give a part that came back as a transfer of its own"],
		[7, "reverses a transfer between other accounts: the money goes back the way it came"],
		[8, "is earlier than what it reverses"],
		[9, "reverses a transfer that is not there: load that one first"],
		[10, "reverses what cannot be reversed: an opening balance, or a reversal"],
		[12, "is a second opening balance of the account in this currency"],
	]);
});

test("a load that was cut off goes on behind what is settled; half a line at the end is no line; another load waits for it", async () => {
	const file = await stage.file();
	const lines = Array.from({ length: 45_000 }, (_, n) => line(n + 1, { from: `FJ${n % 700}`, to: `TO${n % 300}` }));
	const bytes = csvOf(lines);
	const announced = await stage.announce(file, bytes);
	const cut = await stage.send(announced, bytes.subarray(0, Math.floor(bytes.length * 0.6)));
	expect(cut.status, cut.text).toBe(400);
	const address = `/assets/files/${file}/loads/${announced.body.id}`;
	expect((await stage.ask("suvaFiu", "GET", address)).body).toMatchObject({
		...{ status: "running", rows: { read: 20_000, taken: 20_000 } },
	});
	// Nothing of it counts before all of it is here.
	expect((await stage.ask("suvaFiu", "GET", `/assets/files/${file}`)).body.transfers).toBe(0);
	expect((await stage.load(file, csvOf([line(1)]))).status).toBe(409);
	// An upload that read the load before a batch of another came in does not write over what that one counted.
	const stale = { id: announced.body.id, upload: announced.body.id, settled: 0, at: new Date().toISOString() };
	const over = { writes: [{ statement: takeOver, row: stale }], events: [], writer: units.suvaFiu.agency };
	await expect(stage.context.committer.commit(over)).rejects.toMatchObject({ code: "IMPORT_TAKEN_OVER" });
	const whole = await stage.send(announced, bytes);
	expect(loadOf(whole), whole.text).toMatchObject({ status: "done", rows: { read: 45_000, taken: 45_000 } });
	const { rows } = await stage.raw.query(
		"select count(*)::int as n, count(distinct ref)::int as refs, max(no) as last from tracing_transfer where file = $1",
		[file],
	);
	expect(rows[0]).toEqual({ n: 45_000, refs: 45_000, last: 45_000 });
	expect((await stage.ask("suvaFiu", "GET", `/assets/files/${file}/accounts?limit=2`)).body).toMatchObject({
		items: [{ account: "A1" }, { account: "A2" }],
		next: "2",
	});
});

test("a file that is not the one that was announced is taken back whole, and so is a load that is given up", async () => {
	const file = await stage.file();
	const accounts = async () =>
		((await stage.ask("suvaFiu", "GET", `/assets/files/${file}/accounts`)).body.items as { account: string }[]).map(
			({ account }) => account,
		);
	const bytes = csvOf([line(1), line(2)]);
	const wrong = await stage.announce(file, bytes, { sha256: "0".repeat(64) });
	expect((await stage.send(wrong, bytes)).status).toBe(400);
	expect(await stored(file)).toEqual([]);
	// Whose accounts they are is taken back too.
	expect(await accounts()).toEqual([]);
	const announced = await stage.announce(file, bytes);
	expect((await stage.send(announced, Buffer.concat([bytes, bytes]))).status).toBe(400);
	const address = `/assets/files/${file}/loads/${announced.body.id}`;
	expect((await stage.ask("suvaFiu", "DELETE", address)).status).toBe(204);
	expect((await stage.ask("suvaFiu", "DELETE", address)).status).toBe(422);
	expect(await stored(file)).toEqual([]);
	expect((await stage.load(file, bytes)).body.outcome).toBe("loaded");
	expect(await accounts()).toEqual(["A1", "A2"]);
	// Begun and given up: accounts that were there before stay, those that it brought go.
	const many = csvOf(Array.from({ length: 20_001 }, (_, n) => line(100 + n, { to: `NEW${n % 5}` })));
	const begun = await stage.announce(file, many);
	expect((await stage.send(begun, many.subarray(0, many.length - 10))).status).toBe(400);
	expect(await accounts()).toHaveLength(7);
	expect((await stage.ask("suvaFiu", "DELETE", `/assets/files/${file}/loads/${begun.body.id}`)).status).toBe(204);
	expect(await accounts()).toEqual(["A1", "A2"]);
});

test.each([
	["in another encoding", Buffer.from("\ufeffid,at", "utf16le"), "UTF-16"],
	["without the columns of the mapping", Buffer.from("a;b\n1;2\n"), "mapping"],
	["of nothing but blanks", Buffer.from("\n \n"), "empty"],
])("a file %s is refused whole", async (_, bytes, word) => {
	const file = await stage.file();
	const answer = await stage.load(file, bytes);
	expect(answer.status, answer.text).toBe(422);
	expect(answer.text).toContain(word);
	expect(await stored(file)).toEqual([]);
});

const ibans = { ours: "FJ 01", theirs: "TO02" };
const camt = (o: { opening?: string; entries: [ref: string, amount: string][]; end?: string }) =>
	Buffer.from(
		`<Document><BkToCstmrStmt><Stmt><Acct><Id><IBAN>${ibans.ours}</IBAN></Id></Acct>${
			o.opening === undefined
				? ""
				: `<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="FJD">${o.opening}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-01</Dt></Dt></Bal>`
		}${o.entries
			.map(
				([ref, amount]) =>
					`<Ntry><Amt Ccy="FJD">${amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt><AcctSvcrRef>${ref}</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Cdtr><Nm>Secret Creditor (invented)</Nm></Cdtr><CdtrAcct><Id><IBAN>${ibans.theirs}</IBAN></Id></CdtrAcct></RltdPties></TxDtls></NtryDtls></Ntry>`,
			)
			.join("")}${o.end ?? "</Stmt></BkToCstmrStmt></Document>"}`,
	);
const asCamt = { format: "camt.053", mapping: { sameDay: "as-in-file", reversals: "as-booked" } } as const;

test("statements of a bank: loaded again they change nothing, and a later opening balance is known", async () => {
	const file = await stage.file();
	const first = camt({
		opening: "100.00",
		entries: [
			["R1", "5.00"],
			["R2", "-1"],
		],
	});
	const loaded = await stage.load(file, first, asCamt);
	expect(loadOf(loaded), loaded.text).toMatchObject({
		status: "done",
		rows: { read: 3, taken: 2, known: 0, refused: 1 },
	});
	expect(await refusals(file, loadOf(loaded).id)).toEqual([
		{ line: 3, faults: [{ column: "Amt", reason: expect.stringContaining("is below zero") }] },
	]);
	expect((await stage.load(file, first, asCamt)).body.outcome).toBe("unchanged");
	const later = await stage.load(
		file,
		camt({
			opening: "95.00",
			entries: [
				["R1", "5.00"],
				["R3", "7.00"],
			],
		}),
		asCamt,
	);
	expect(loadOf(later), later.text).toMatchObject({ rows: { read: 3, taken: 1, known: 2, refused: 0 } });
	const { rows } = await stage.raw.query(
		"select a::text from tracing_account a union all select t::text from tracing_transfer t",
	);
	expect(JSON.stringify(rows)).not.toMatch(/Secret Creditor|FJ ?01|TO02/);
});

test("half a statement is taken back whole, also when batches of it are in, and so is XML that names another file", async () => {
	const file = await stage.file();
	const bare = (n: number) =>
		`<Ntry><Amt Ccy="FJD">1</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt><AcctSvcrRef>M${n}</AcctSvcrRef></Ntry>`;
	const [head = "", end = ""] = camt({ entries: [] }).toString().split("</Acct>");
	// So long that a batch was taken in before it shows that it has no end.
	const entries = Array.from({ length: 20_100 }, (_, n) => bare(n)).join("");
	const half = await stage.load(file, Buffer.from(`${head}</Acct>${entries}${end.slice(0, -20)}`), asCamt);
	expect(half.status, half.text).toBe(422);
	expect(half.text).toContain("no whole XML");
	expect(await stored(file)).toEqual([]);
	const doctype = Buffer.from('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><Document>&b;</Document>');
	expect((await stage.load(file, doctype, asCamt)).text).toContain("DOCTYPE");
	// Nothing of them is left that another load would wait for.
	expect((await stage.load(file, camt({ entries: [["R9", "1.00"]] }), asCamt)).body.outcome).toBe("loaded");
	expect((await stage.announce(file, doctype, { ...asCamt, mapping: { sameDay: "as-in-file" } })).status).toBe(422);
});

const said = (id: string, recordType: string, recordDetails: object) => ({
	...{
		statementId: `s-${id}`,
		recordId: id,
		recordType,
		recordDetails,
		statementDate: "2024-01-01",
		recordStatus: "new",
	},
});
const company = (id: string) =>
	said(id, "entity", { name: `${id} Hidden Ltd (invented)`, entityType: { type: "registeredEntity" } });
const share = (owner: string, of: string, exact: number) =>
	said(`${owner}-${of}`, "relationship", {
		...{ subject: of, interestedParty: owner },
		interests: [{ type: "shareholding", directOrIndirect: "direct", share: { exact } }],
	});
const asBods = { format: "bods", mapping: { sameDay: "as-in-file" } } as const;
const bytesOf = (statements: readonly object[]) => Buffer.from(JSON.stringify(statements));

test("who owns a company in the end, and who controls it: through a circle, two numbers, and more than the whole is refused", async () => {
	const file = await stage.file();
	const address = `/assets/files/${file}`;
	// L has a tenth of A and of B, which have nine tenths of each other: L has all of both.
	const circle = [
		...["L", "A", "B"].map(company),
		share("L", "A", 10),
		share("L", "B", 10),
		share("A", "B", 90),
		share("B", "A", 90),
	];
	const first = await stage.load(file, bytesOf(circle), asBods);
	expect(loadOf(first), first.text).toMatchObject({
		status: "done",
		rows: { read: 7, taken: 7, known: 0, refused: 0 },
	});
	const again = await stage.load(file, bytesOf([...circle, share("L", "A", 11)]), asBods);
	expect(loadOf(again).rows).toEqual({ read: 8, taken: 3, known: 4, refused: 1 });
	const owners = await stage.ask("suvaFiu", "GET", `${address}/owners?party=E2`);
	expect(owners.status, owners.text).toBe(200);
	expect(owners.body).toMatchObject({
		owners: [{ party: "E1", kind: "company", least: expect.closeTo(1, 9), most: expect.closeTo(1, 9), control: "no" }],
		...{ closed: [], left: 0, holdings: 4 },
	});
	// Before the statements were made nobody is known.
	expect((await stage.ask("suvaFiu", "GET", `${address}/owners?party=E2&on=2023-01-01`)).body).toMatchObject({
		owners: [],
		unknown: 1,
	});
	expect((await stage.ask("suvaFiu", "GET", `${address}/owners?party=E99`)).status).toBe(404);
	expect((await stage.ask("samoa", "GET", `${address}/owners?party=E2`)).status).toBe(404);
	expect((await stage.ask("suvaFiu", "GET", `${address}/parties/E2/names`)).body).toMatchObject({
		names: ["A Hidden Ltd (invented)"],
	});
	const named = said("M", "entity", { name: "Риф", entityType: { type: "registeredEntity" } });
	await stage.load(file, bytesOf([named, company("A"), share("M", "A", 50)]), asBods);
	expect((await stage.ask("suvaFiu", "GET", `${address}/parties/E4/names`)).body).toMatchObject({
		names: ["Риф"],
		latin: ["rif"],
	});
	const over = await stage.ask("suvaFiu", "GET", `${address}/owners?party=E2`);
	expect(over.status, over.text).toBe(422);
	expect(over.text).toContain("150 %");
	const { rows } = await stage.raw.query(
		"select p::text from tracing_party_name p union all select h::text from tracing_holding h",
	);
	expect(JSON.stringify(rows)).not.toContain(Buffer.from("Hidden").toString("hex"));
	expect((await stage.ask("suvaFiu", "GET", `${address}/parties`)).body.items).toHaveLength(4);
});

test("a trace goes through what is stored, by every method, and is the same later; its report is for a court", async () => {
	const file = await stage.file("fiji", { basis: { kind: "case", id: units.fiji.agency }, lead: units.suvaFiu.agency });
	const made = await stage.load(
		file,
		csvOf([
			line(1, { from: "", to: "BANK1", amount: "1000", kind: "opening" }),
			line(2, { from: "VICTIM", to: "BANK1", amount: "600", at: "2026-03-02" }),
			line(3, { from: "BANK1", to: "BANK2", amount: "700", at: "2026-03-03", fee: "1" }),
			line(4, { from: "BANK2", to: "BANK3", amount: "650", at: "2026-03-04" }),
		]),
	);
	expect(loadOf(made), made.text).toMatchObject({ rows: { taken: 4 } });
	const address = `/assets/files/${file}/traces`;
	const asked = { direction: "forwards", transfers: ["T2"], hops: 6, otherMoney: "own" };
	expect((await stage.ask("fiji", "POST", address, asked)).status).toBe(403);
	expect((await stage.ask("samoa", "GET", address)).status).toBe(404);
	const wrong = await stage.ask("suvaFiu", "POST", address, { ...asked, transfers: ["T2", "T99"] });
	expect(wrong.body.faults, wrong.text).toEqual([{ at: "/transfers/1", message: "is no transfer of this file" }]);
	const trace = await stage.ask("suvaFiu", "POST", address, asked);
	expect(trace.status, trace.text).toBe(201);
	expect(trace.body).toMatchObject({ upTo: 4, bounded: [] });
	expect((trace.body.methods as { method: string }[]).map(({ method }) => method)).toHaveLength(5);
	// What comes later does not change it, and who asked for the tracing reads it.
	await stage.load(file, csvOf([line(5, { from: "BANK3", to: "BANK4", amount: "650", at: "2026-03-05" })]));
	const again = await stage.ask("fiji", "GET", `${address}/${trace.body.id}`);
	expect(again.body, again.text).toEqual(trace.body);
	expect((await stage.ask("fiji", "GET", address)).body.items).toHaveLength(1);
	const later = await stage.ask("suvaFiu", "POST", address, asked);
	expect(later.body.accounts).toHaveLength((trace.body.accounts as unknown[]).length + 1);
	const value = (who: "fiji" | "samoa", body: object) =>
		stage.ask(who, "POST", `${address}/${trace.body.id}/value`, body);
	const things = [
		{ name: "Savings (invented)", worth: "900.00", account: "A1", income: "90.00" },
		{ name: "Boat (invented)", worth: "5000.00" },
	];
	const reckoned = await value("fiji", { currency: "FJD", assessed: "600.00", things });
	expect(reckoned.status, reckoned.text).toBe(200);
	for (const one of reckoned.body.methods as { total: string; open: string }[])
		expect([one.total, one.open]).toEqual(["600.00", "0.00"]);
	expect((await value("fiji", { currency: "FJD", assessed: "1.005", things })).status).toBe(422);
	expect((await value("samoa", { currency: "FJD", assessed: "600.00", things })).status).toBe(404);
	const report = (form: string) => stage.ask("fiji", "GET", `${address}/${trace.body.id}/report?form=${form}`);
	expect((await report("csv")).text).toContain("\r\nstep,Rolling charge,1,T3,");
	const pdf = await report("pdf");
	expect([pdf.status, pdf.headers["content-type"], pdf.text.slice(0, 5)]).toEqual([200, "application/pdf", "%PDF-"]);
	for (const { text } of [trace, pdf]) expect(text).not.toMatch(/BANK[1-4]|VICTIM/);
});

test("what the graph reaches is what SQL reaches that walks along every transfer", async () => {
	const file = await stage.file();
	let state = 7;
	const draw = (most: number) => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return Math.floor((state / 2_147_483_648) * most);
	};
	const lines = Array.from({ length: 300 }, (_, n) => {
		const from = draw(40);
		return line(n + 1, {
			...{ from: `N${from}`, to: `N${(from + 1 + draw(39)) % 40}`, amount: "1.00" },
			at: new Date(Date.UTC(2026, 0, 1 + draw(60))).toISOString().slice(0, 10),
		});
	});
	await stage.load(file, csvOf(lines));
	const reference = `with recursive reached (account, at, hop) as (
			select target, at, 0 from tracing_transfer where file = $1 and ref = 'T1'
			union
			select t.target, t.at, r.hop + 1 from reached r join tracing_transfer t on t.file = $1 and t.source = r.account and t.at >= r.at
			where r.hop < $2
		)
		select 'A' || account as account, min(hop) as hop from reached group by account order by account`;
	for (const hops of [1, 2, 4]) {
		const { rows } = await stage.raw.query<{ account: string; hop: number }>(reference, [file, hops]);
		const asked = { direction: "forwards", transfers: ["T1"], hops, otherMoney: "innocent" };
		const trace = await stage.ask("suvaFiu", "POST", `/assets/files/${file}/traces`, asked);
		const found = (trace.body.accounts as { account: string; hop: number }[]).map(({ account, hop }) => ({
			account,
			hop,
		}));
		expect(found.sort((a, b) => (a.account < b.account ? -1 : 1))).toEqual(
			rows.sort((a, b) => (a.account < b.account ? -1 : 1)),
		);
	}
});

test("patterns are found among what was loaded, without what was reversed, and who may be a victim is marked and not named", async () => {
	const file = await stage.file("fiji", { basis: { kind: "case", id: units.fiji.agency }, lead: units.suvaFiu.agency });
	const honest = Array.from({ length: 900 }, (_, n) =>
		line(n + 1, {
			...{ from: `P${(n * 7) % 300}`, to: `P${(n * 11 + 150) % 299}X`, amount: `${10 + (n % 80)}.00` },
			at: new Date(Date.UTC(2026, 0, 1) + ((n * 37) % 160) * 86_400_000).toISOString().slice(0, 10),
		}),
	);
	const payers = Array.from({ length: 9 }, (_, n) => n);
	const collected = payers.map((n) =>
		line(2_000 + n, {
			from: `V${n}`,
			fromName: "Nobody Known (invented)",
			to: "COLLECTOR",
			amount: `${300 + n}.00`,
			at: `2026-03-0${1 + (n % 3)}`,
		}),
	);
	const undone = payers.flatMap((n) => [
		line(3_000 + n, { from: `W${n}`, to: "OTHER", amount: `${300 + n}.00`, at: "2026-02-02" }),
		line(4_000 + n, {
			from: "OTHER",
			to: `W${n}`,
			amount: `${300 + n}.00`,
			at: "2026-02-03",
			reverses: `T${3_000 + n}`,
		}),
	]);
	const loaded = await stage.load(file, csvOf([...honest, ...collected, ...undone]));
	expect(loadOf(loaded).rows, loaded.text).toMatchObject({ taken: 927 });
	const address = `/assets/files/${file}/patterns?currency=FJD`;
	const found = await stage.ask("suvaFiu", "GET", address);
	expect(found.body, found.text).toMatchObject({
		looked: 909,
		left: 0,
		bounded: [expect.stringContaining("threshold")],
	});
	expect(found.body.findings).toEqual([
		expect.objectContaining({
			pattern: "fan-in",
			transfers: expect.arrayContaining(["T2000", "T2008"]),
			transferCount: 9,
		}),
	]);
	const [{ accounts }] = found.body.findings as [{ accounts: { possibleVictim: boolean }[] }];
	expect(accounts).toHaveLength(10);
	expect(accounts.every(({ possibleVictim }) => possibleVictim)).toBe(true);
	expect(found.text).not.toMatch(/Nobody Known|COLLECTOR|suspect/);
	// Who asked for the tracing does not search, and for others the file is not there; what is no currency is said.
	expect((await stage.ask("fiji", "GET", address)).status).toBe(403);
	expect((await stage.ask("samoa", "GET", address)).status).toBeGreaterThanOrEqual(403);
	expect((await stage.ask("suvaFiu", "GET", `/assets/files/${file}/patterns?currency=XYZ`)).status).toBe(422);
	expect(
		(await stage.ask("suvaFiu", "GET", `${address}&pattern=cycle-in-order&limit=5&offset=-3`)).body.findings,
	).toEqual([]);
});
