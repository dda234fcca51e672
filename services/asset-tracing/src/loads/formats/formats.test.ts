import fc from "fast-check";
import { expect, test } from "vitest";
import type { LoadFormat } from "../load-format.ts";
import type { Mapping } from "../mapping.ts";
import type { Reading } from "../read-row.ts";
import { openFormat } from "./open-format.ts";

const said: Mapping = { sameDay: "as-in-file", reversals: "as-booked" };

/** Reads it in chunks of so many bytes; the readings, and where each piece ends. */
const read = (format: LoadFormat, text: string | Buffer, o: { mapping?: Mapping; chunk?: number } = {}) => {
	const bytes = Buffer.from(text);
	const reader = openFormat(format, { mapping: o.mapping ?? said, numberOf: (n) => `file:${n}` });
	const chunk = o.chunk ?? 7;
	const pieces = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, n) =>
		reader.push(bytes.subarray(n * chunk, (n + 1) * chunk)),
	).flat();
	const all = [...pieces, ...reader.end()];
	return { all, rows: all.flatMap(({ rows }) => rows.map(({ reading }) => reading)), bytes };
};
const lines = (rows: readonly Reading[]) => rows.map((one) => ("line" in one ? one.line : one));
const short = (rows: readonly Reading[]) =>
	rows.map((one) =>
		"line" in one
			? [one.line.ref, one.line.from ?? "", one.line.to ?? "", one.line.amount, one.line.reverses ?? ""]
			: "faults" in one
				? one.faults.map(({ column }) => column)
				: one,
	);

const amount = (value: string, currency = "FJD") => `<Amt Ccy="${currency}">${value}</Amt>`;
type Entry = {
	side?: string;
	value: string;
	ref?: string;
	other?: string;
	name?: string;
	more?: string;
	status?: string;
	details?: string;
};
const entry = ({ side = "DBIT", value, ref = "", other, name = "", more = "", status = "BOOK", details }: Entry) => {
	const who = side === "DBIT" ? "Cdtr" : "Dbtr";
	const one =
		other === undefined
			? ""
			: `<TxDtls><RltdPties><${who}><Pty><Nm>${name}</Nm></Pty></${who}><${who}Acct><Id><IBAN>${other}</IBAN></Id></${who}Acct></RltdPties></TxDtls>`;
	return `<Ntry>${amount(value)}<CdtDbtInd>${side}</CdtDbtInd>${more}<Sts><Cd>${status}</Cd></Sts><BookgDt><Dt>2026-03-01</Dt></BookgDt><AcctSvcrRef>${ref}</AcctSvcrRef><NtryDtls>${details ?? one}</NtryDtls></Ntry>`;
};
const balance = (type: string, value: string, side = "CRDT") =>
	`<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp>${amount(value)}<CdtDbtInd>${side}</CdtDbtInd><Dt><Dt>2026-03-01</Dt></Dt></Bal>`;
const statement = (...parts: string[]) =>
	`<?xml version="1.0" encoding="UTF-8"?><n:Document xmlns:n="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><n:BkToCstmrStmt><GrpHdr/><Stmt><Id>1</Id><Acct><Id><IBAN>FJ 01</IBAN></Id></Acct>${parts.join("\n")}</Stmt></n:BkToCstmrStmt></n:Document>`;

test("a statement: its opening balance, entries both ways, in the order of the file, with whose the other side is", () => {
	const { rows } = read(
		"camt.053",
		statement(
			balance("OPBD", "50.00", "DBIT"),
			entry({
				side: "CRDT",
				value: "100",
				ref: "R1",
				other: "TO02",
				name: "Ana & Co (invented)".replace("&", "&amp;"),
			}),
			entry({ value: "7.05", ref: "R2", other: "TO03" }),
			entry({ value: "1.00", ref: "R3" }),
			balance("CLBD", "41.95"),
		),
	);
	expect(short(rows)).toEqual([
		["file:1", "", "FJ01", -5000, ""],
		["R1", "TO02", "FJ01", 10_000, ""],
		["R2", "FJ01", "TO03", 705, ""],
		["R3", "FJ01", "", 100, ""],
	]);
	expect(lines(rows)[1]).toMatchObject({ kind: "transfer", fromName: "Ana & Co (invented)", dayOnly: true });
	expect(lines(rows)[0]).toMatchObject({ kind: "opening" });
});

test("a statement whose entries do not lead to its closing balance says so, and keeps what it has", () => {
	const { rows } = read(
		"camt.053",
		statement(balance("OPBD", "1.00"), entry({ value: "1", ref: "R1" }), balance("CLBD", "5.00")),
	);
	expect(short(rows)).toEqual([["file:1", "", "FJ01", 100, ""], ["R1", "FJ01", "", 100, ""], ["Bal"]]);
});

test("a reversal undoes what it names where that is the same amount, the way back; its side is as the mapping says", () => {
	const reversal = "<RvslInd>true</RvslInd>";
	const back = `<TxDtls><RltdPties><CdtrAcct><Id><IBAN>TO03</IBAN></Id></CdtrAcct></RltdPties></TxDtls>`;
	const entries = (side: string) => [
		entry({ value: "7.00", ref: "R2", other: "TO03" }),
		entry({ side, value: "7.00", ref: "R2", more: reversal, details: back }),
		entry({ side, value: "3.00", ref: "R2", more: reversal, details: back }),
		entry({ side, value: "7.00", ref: "R9", more: reversal, details: back }),
	];
	const found = [
		["R2", "FJ01", "TO03", 700, ""],
		["R2:R", "TO03", "FJ01", 700, "R2"],
		["R2:R", "TO03", "FJ01", 300, ""],
		["R9:R", "TO03", "FJ01", 700, ""],
	];
	expect(short(read("camt.053", statement(...entries("CRDT"))).rows)).toEqual(found);
	const mapping = { ...said, reversals: "as-original" as const };
	expect(short(read("camt.053", statement(...entries("DBIT")), { mapping }).rows)).toEqual(found);
});

test("the lines of a batch count with their own amounts, and not the batch besides; lines that are not the whole of it are refused", () => {
	const part = (value: string, account: string, ref = "") =>
		`<TxDtls><Refs>${ref}</Refs>${amount(value)}<RltdPties><CdtrAcct><Id><IBAN>${account}</IBAN></Id></CdtrAcct></RltdPties></TxDtls>`;
	const batch = (...parts: string[]) =>
		entry({ value: "30.00", ref: "B1", details: `<Btch><NbOfTxs>2</NbOfTxs></Btch>${parts.join("")}` });
	const uetr = "<UETR>8a562c67-ca16-48ba-b074-65581be6f001</UETR>";
	expect(short(read("camt.053", statement(batch(part("10.00", "TO1"), part("20.00", "TO2", uetr)))).rows)).toEqual([
		["B1/1", "FJ01", "TO1", 1_000, ""],
		["8a562c67-ca16-48ba-b074-65581be6f001", "FJ01", "TO2", 2_000, ""],
	]);
	expect(short(read("camt.053", statement(batch(part("10.00", "TO1"), part("10.00", "TO2")))).rows)).toEqual([
		["TxDtls/Amt"],
	]);
	// The bank tells no lines: the batch is one line.
	expect(short(read("camt.053", statement(batch())).rows)).toEqual([["B1", "FJ01", "", 3_000, ""]]);
});

test.each([
	["what is not booked", { value: "1", status: "PDNG" }, "Sts"],
	["no side", { value: "1", side: "X" }, "CdtDbtInd"],
	["NaN", { value: "NaN" }, "Amt"],
	["a negative amount", { value: "-1" }, "amount"],
	["zero", { value: "0" }, "Amt"],
	["more than any account holds", { value: "9".repeat(40) }, "Amt"],
	["more digits than the currency has", { value: "1.005" }, "Amt"],
	["an account that pays itself", { value: "1", other: "FJ-01" }, "CdtrAcct"],
] as [string, Entry, string][])("an entry with %s is refused, and names its field", (_, one, column) => {
	const { rows } = read("camt.053", statement(entry(one), entry({ value: "2", ref: "R2" })));
	expect(short(rows)[0]).toEqual([column === "amount" ? "Amt" : column]);
	expect(short(rows)[1]).toEqual(["R2", "FJ01", "", 200, ""]);
});

test("orders to pay: each from the payer of its group, on the day that was asked for", () => {
	const order = (account: string, value: string) =>
		`<CdtTrfTxInf><PmtId><EndToEndId>NOTPROVIDED</EndToEndId></PmtId><Amt><InstdAmt Ccy="EUR">${value}</InstdAmt></Amt><Cdtr><Nm>Pita (invented)</Nm></Cdtr><CdtrAcct><Id><Othr><Id>${account}</Id></Othr></Id></CdtrAcct></CdtTrfTxInf>`;
	const group = (account: string, ...orders: string[]) =>
		`<PmtInf><ReqdExctnDt><Dt>2026-04-01</Dt></ReqdExctnDt><Dbtr><Nm>Tui (invented)</Nm></Dbtr><DbtrAcct><Id><IBAN>${account}</IBAN></Id></DbtrAcct>${orders.join("")}</PmtInf>`;
	const text = `<Document><CstmrCdtTrfInitn>${group("AA1", order("BB1", "1.50"), order("BB2", "-1"))}${group("AA2", order("BB3", "2"))}</CstmrCdtTrfInitn></Document>`;
	const { rows } = read("pain.001", text, { mapping: { sameDay: "as-in-file" } });
	expect(short(rows)).toEqual([["file:1", "AA1", "BB1", 150, ""], ["Amt"], ["file:3", "AA2", "BB3", 200, ""]]);
	expect(lines(rows)[0]).toMatchObject({
		at: "2026-04-01T00:00:00.000Z",
		toName: "Pita (invented)",
		fromName: "Tui (invented)",
	});
});

test("a goAML report: accounts, persons with a number of their own, and cash from outside; another currency as it left and arrived", () => {
	const transaction = (number: string, from: string, to: string) =>
		`<transaction><transactionnumber>${number}</transactionnumber><date_transaction>2026-05-24T14:30:00</date_transaction><amount_local>120.00</amount_local>${from}${to}</transaction>`;
	const account = (which: string, number: string) =>
		`<${which}_account><account>${number}</account><account_name>Reef (invented)</account_name></${which}_account>`;
	const text = `<report><rentity_id>101</rentity_id><currency_code_local>AED</currency_code_local>${[
		transaction(
			"T1",
			`<t_from_my_client>${account("from", "AE-1")}</t_from_my_client>`,
			`<t_to>${account("to", "AE2")}</t_to>`,
		),
		transaction(
			"T2",
			"<t_from_my_client><from_person><first_name>Ana</first_name><last_name>Invented</last_name><id_number>784</id_number></from_person></t_from_my_client>",
			`<t_to><to_foreign_currency><foreign_currency_code>USD</foreign_currency_code><foreign_amount>32.60</foreign_amount></to_foreign_currency>${account("to", "AE2")}</t_to>`,
		),
		transaction(
			"T3",
			"<t_from><from_person><last_name>X</last_name></from_person></t_from>",
			`<t_to>${account("to", "AE2")}</t_to>`,
		),
		"<transaction><transactionnumber>T4</transactionnumber><parties/></transaction>",
	].join("")}</report>`;
	const { rows } = read("goaml", text, { mapping: { sameDay: "as-in-file" } });
	expect(short(rows)).toEqual([
		["101:T1", "AE1", "AE2", 12_000, ""],
		["101:T2", "PERSON784", "AE2", 12_000, ""],
		["101:T3", "", "AE2", 12_000, ""],
		["t_from"],
	]);
	expect(lines(rows)[1]).toMatchObject({ fromName: "Ana Invented", received: 3_260, receivedCurrency: "USD" });
});

test("FollowTheMoney: payments between accounts that came before, and who owns and directs what", () => {
	const entities = [
		{ id: "a", schema: "BankAccount", properties: { accountNumber: ["F-1"], name: ["Кэшбокс (invented)"] } },
		{ id: "p", schema: "Person", properties: { name: ["Ana (invented)", "Ана"] } },
		{
			id: "pay1",
			schema: "Payment",
			properties: {
				payerAccount: ["a"],
				beneficiary: ["c"],
				amount: ["5.50"],
				currency: ["EUR"],
				date: ["2026-02-01"],
			},
		},
		{
			id: "pay2",
			schema: "Payment",
			properties: {
				payerAccount: ["later"],
				beneficiary: ["c"],
				amount: ["5"],
				currency: ["EUR"],
				date: ["2026-02-01"],
			},
		},
		{
			id: "o1",
			schema: "Ownership",
			properties: { owner: ["p"], asset: ["c"], percentage: ["25.5 %"], startDate: ["2020"] },
		},
		{ id: "o2", schema: "Ownership", properties: { owner: ["p"], asset: ["c"], percentage: ["140"] } },
		{ id: "d1", schema: "Directorship", properties: { director: ["p"], organization: ["c"] } },
		{ id: "note", schema: "Note", properties: {} },
	];
	const { rows } = read("ftm", `${entities.map((one) => JSON.stringify(one)).join("\n")}\n`, {
		mapping: { sameDay: "as-in-file" },
	});
	expect(rows.map((one) => Object.keys(one)[0])).toEqual([
		...["nothing", "party", "line", "faults", "holding", "faults", "holding", "nothing"],
	]);
	expect(lines(rows)[2]).toMatchObject({
		ref: "pay1",
		from: "F1",
		to: "FTMC",
		fromName: "Кэшбокс (invented)",
		amount: 550,
	});
	expect(rows[4]).toMatchObject({ holding: { owner: "p", of: "c", least: 0.255, most: 0.255, from: "2020-01-01" } });
});

test("ownership statements: shares as ranges, chains of others told apart, nobody made up where nobody is named", () => {
	const base = { statementDate: "2024-01-01", recordStatus: "new", publicationDetails: { bodsVersion: "0.4" } };
	const entity = (id: string, type = "entity") => ({
		...base,
		statementId: `s${id}`,
		recordId: id,
		recordType: type,
		recordDetails: { name: `Co ${id}` },
	});
	const holds = (id: string, owner: unknown, of: string, share: object, more: object = {}) => ({
		...{ ...base, statementId: `s${id}`, recordId: id, recordType: "relationship" },
		recordDetails: {
			subject: of,
			interestedParty: owner,
			interests: [{ type: "shareholding", directOrIndirect: "direct", share, ...more }],
		},
	});
	const statements = [
		...[entity("A"), entity("B"), entity("P", "person")],
		holds("1", "P", "A", { exclusiveMinimum: 25, maximum: 50 }),
		holds("2", "A", "B", { exact: 60 }),
		holds("3", "P", "B", { exact: 15 }, { directOrIndirect: "indirect" }),
		holds("4", "P", "B", { exact: 140 }),
		holds("5", "Z", "B", { exact: 10 }),
		holds("6", { reason: "subjectExemptFromDisclosure" }, "B", {}),
		holds("7", "B", "B", { exact: 10 }),
		holds("8", "P", "B", { minimum: 60, maximum: 40 }),
		{ ...entity("C"), publicationDetails: { bodsVersion: "0.2" } },
		{ ...entity("D"), statementId: "" },
	];
	for (const text of [
		JSON.stringify(statements, null, 2),
		statements.map((one) => JSON.stringify(one)).join("\n"),
		`\ufeff${JSON.stringify(statements)}`,
	]) {
		const { rows } = read("bods", text, { mapping: { sameDay: "as-in-file" } });
		expect(rows.map((one) => ("faults" in one ? one.faults[0]?.column : Object.keys(one)[0]))).toEqual([
			...[
				"party",
				"party",
				"party",
				"holding",
				"holding",
				"holding",
				"share",
				"interestedParty",
				"nothing",
				"interestedParty",
			],
			...["share", "bodsVersion", "statementId"],
		]);
		expect(rows[3]).toMatchObject({ holding: { least: 0.25, most: 0.5, indirect: false } });
		expect(rows[5]).toMatchObject({ holding: { least: 0.15, most: 0.15, indirect: true } });
	}
});

const ending = '<!ENTITY a "b"><!ENTITY c "&a;&a;&a;">';
test.each([
	["a document type", `<!DOCTYPE Document [${ending}]>${statement()}`, "DOCTYPE"],
	["an entity that nobody declared", statement("<Ntry>&lol;</Ntry>"), "no whole XML"],
	["no end", statement(entry({ value: "1" })).slice(0, -20), "no whole XML"],
	["another root", "<Document><Other/></Document>", "does not begin with"],
	["nothing but blanks", " ", "XML"],
	["another encoding", '<?xml version="1.0" encoding="ISO-8859-1"?><Document/>', "encoding"],
	["bytes that are no UTF-8", Buffer.concat([Buffer.from("<Document>"), Buffer.from([0xff, 0x41])]), "UTF-8"],
	["elements without end of depth", `<Document><BkToCstmrStmt>${"<a>".repeat(100)}`, "deep"],
] as [string, string | Buffer, string][])("XML with %s is refused whole", (_, text, word) => {
	expect(() => read("camt.053", text)).toThrow(word);
});

test.each([
	["half an object", '{"id":"a"', "no end"],
	["half a list", '[{"id":"a"}', "no end"],
	["something else", "id,at\n", "no list"],
])("JSON with %s is refused whole", (_, text, word) => {
	expect(() => read("ftm", text)).toThrow(word);
});

test("how a file is cut into chunks changes nothing, and every piece ends at a place of the file that is behind the one before", () => {
	const text = statement(
		balance("OPBD", "1.00"),
		...["R1", "R2", "R3"].map((ref) =>
			entry({ side: "CRDT", value: "2.00", ref, other: "TO9", name: "Ünïcødé Ана 中 (invented)" }),
		),
		balance("CLBD", "7.00"),
	);
	const whole = read("camt.053", text, { chunk: 1_000_000 });
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 400 }), (chunk) => {
			const cut = read("camt.053", text, { chunk });
			expect(cut.all).toEqual(whole.all);
		}),
		{ numRuns: 30 },
	);
	const ends = whole.all.map(({ end }) => end);
	expect(ends).toEqual([...new Set(ends)].sort((a, b) => a - b));
	expect(
		ends.map(
			(end) =>
				whole.bytes.subarray(0, end).toString().endsWith("</Bal>") ||
				whole.bytes.subarray(0, end).toString().endsWith("</Ntry>"),
		),
	).toEqual(ends.map(() => true));
});
