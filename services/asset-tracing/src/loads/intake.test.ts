import { expect, test } from "vitest";
import { mapping as csvMapping, csvOf } from "../testing.ts";
import { openFormat } from "./formats/open-format.ts";
import { openIntake } from "./intake.ts";
import type { LoadFormat } from "./load-format.ts";
import type { Mapping } from "./mapping.ts";

const entry = (n: number) =>
	`<Ntry><Amt Ccy="FJD">${n}.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt><AcctSvcrRef>R${n}</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Cdtr><Nm>Ünïcødé 中 (invented)</Nm></Cdtr></RltdPties></TxDtls></NtryDtls></Ntry>`;
const numbers = Array.from({ length: 12 }, (_, n) => n + 1);
const order = (n: number) =>
	`<CdtTrfTxInf><Amt><InstdAmt Ccy="FJD">${n}</InstdAmt></Amt><CdtrAcct><Id><IBAN>TO${n}</IBAN></Id></CdtrAcct></CdtTrfTxInf>`;
const transaction = (n: number) =>
	`<transaction><transactionnumber>${n}</transactionnumber><date_transaction>2026-05-24T14:30:00</date_transaction><amount_local>1</amount_local><t_from><from_account><account>A${n}</account></from_account></t_from><t_to><to_country>FJ</to_country></t_to></transaction>`;
const sameDay = "as-in-file" as const;

const files: Record<LoadFormat, { text: string; mapping: Mapping }> = {
	csv: {
		text: csvOf(
			numbers.map((n) => ({
				id: `T${n}`,
				at: "2026-03-01",
				from: "FJ1",
				amount: n % 5 ? `${n}` : "x",
				currency: "FJD",
			})),
		).toString(),
		mapping: csvMapping,
	},
	"camt.053": {
		text: `<Document><BkToCstmrStmt><Stmt><Acct><Id><IBAN>FJ1</IBAN></Id></Acct>${numbers.map(entry).join("\n")}</Stmt></BkToCstmrStmt></Document>`,
		mapping: { sameDay, reversals: "as-booked" },
	},
	"camt.054": {
		text: `<Document><BkToCstmrDbtCdtNtfctn><Ntfctn><Acct><Id><IBAN>FJ1</IBAN></Id></Acct>${numbers.map(entry).join("")}</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>`,
		mapping: { sameDay, reversals: "as-booked" },
	},
	"pain.001": {
		text: `<Document><CstmrCdtTrfInitn><PmtInf><ReqdExctnDt>2026-04-01</ReqdExctnDt><DbtrAcct><Id><IBAN>AA1</IBAN></Id></DbtrAcct>${numbers.map(order).join("")}</PmtInf></CstmrCdtTrfInitn></Document>`,
		mapping: { sameDay },
	},
	goaml: {
		text: `<report><rentity_id>1</rentity_id><currency_code_local>FJD</currency_code_local>${numbers.map(transaction).join("")}</report>`,
		mapping: { sameDay },
	},
	ftm: {
		text: numbers
			.map((n) =>
				JSON.stringify({
					id: `p${n}`,
					schema: "Payment",
					properties: { payer: ["a"], amount: [`${n}`], currency: ["FJD"], date: ["2026-01-01"] },
				}),
			)
			.join("\n"),
		mapping: { sameDay },
	},
	bods: {
		text: JSON.stringify(
			numbers.map((n) => ({ statementId: `s${n}`, recordId: `r${n}`, recordType: "person", recordDetails: {} })),
		),
		mapping: { sameDay },
	},
};

test.each(Object.keys(files) as LoadFormat[])(
	"a load of %s goes on behind what is settled, wherever it was cut off",
	(format) => {
		const { text, mapping } = files[format];
		const bytes = Buffer.from(text);
		const of = { format, mapping, sha256: "0".repeat(64) };
		const rest = (settled: number, read: number) => {
			const intake = openIntake({ ...of, settled, read });
			const batches = [...intake.push(bytes.subarray(0, 99)), ...intake.push(bytes.subarray(99)), ...intake.end()];
			return {
				taken: batches
					.flatMap(({ lines, parties, refused }) => [...lines, ...parties, ...refused])
					.sort((a, b) => a.n - b.n),
				read: batches.at(-1)?.read ?? read,
			};
		};
		const reader = openFormat(format, { mapping, numberOf: String });
		const pieces = [...reader.push(bytes), ...reader.end()];
		expect(pieces).toHaveLength(12);
		const whole = rest(0, 0);
		expect(whole.read).toBe(12);
		for (const [n, { end }] of pieces.entries())
			expect(rest(end, n + 1)).toEqual({ taken: whole.taken.slice(n + 1), read: 12 });
	},
);
