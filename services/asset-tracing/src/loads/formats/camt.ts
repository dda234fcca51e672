import { type Cells, type Reading, readCells } from "../read-row.ts";
import { ofEntry, openReversals } from "./entry.ts";
import { accountOf, signed } from "./iso-parts.ts";
import type { Format, Opening, Piece } from "./piece.ts";
import { first, openXml, textAt, type Xml } from "./xml.ts";

const roots = {
	"camt.053": { root: "Document/BkToCstmrStmt", of: "Stmt" },
	"camt.054": { root: "Document/BkToCstmrDbtCdtNtfctn", of: "Ntfctn" },
} as const;

/** What a statement says of itself, and what its entries come to. */
type Statement = {
	account: string;
	currency: string;
	opening: bigint | undefined;
	closing: bigint | undefined;
	sum: bigint;
	/** Something of it is not read, so its sum says nothing. */
	broken: boolean;
};
const nothing = (): Statement => ({
	...{ account: "", currency: "", opening: undefined, closing: undefined, sum: 0n, broken: false },
});

const cellsOfOpening = (bal: Xml, account: string): Cells => {
	const amount = textAt(bal, "Amt");
	return {
		kind: "opening",
		to: account,
		amount: textAt(bal, "CdtDbtInd") === "DBIT" ? `-${amount}` : amount,
		currency: first(bal, "Amt")?.attributes.Ccy ?? "",
		at: textAt(bal, "Dt/DtTm") || textAt(bal, "Dt/Dt").slice(0, 10),
	};
};

/** Statements (camt.053) and notices (camt.054) of banks, message versions 2 to 13: what they read here is the same in all. */
export const openCamt = (format: keyof typeof roots, { mapping, numberOf }: Opening): Format => {
	let n = 0;
	const pieces: Piece[] = [];
	let statement = nothing();
	const reversals = openReversals();
	const row = (make: (n: number) => Reading) => ({ n: ++n, reading: make(n) });
	const refusal = (column: string, reason: string) => (): Reading => ({ faults: [{ column, reason }] });

	const onBalance = (bal: Xml): Piece["rows"] => {
		const type = textAt(bal, "Tp/CdOrPrtry/Cd");
		const money = signed(first(bal, "Amt"), textAt(bal, "CdtDbtInd"));
		if (type === "CLBD") statement.closing = money?.minor;
		if (type !== "OPBD" && (type !== "PRCD" || statement.opening !== undefined)) return [];
		statement.opening = money?.minor;
		statement.currency = money?.currency ?? "";
		// A balance of zero is what an account begins with anyway.
		if (money?.minor === 0n) return [];
		return [row((at) => readCells(cellsOfOpening(bal, statement.account), { names: balanceNames, ref: numberOf(at) }))];
	};
	const onEntry = (entry: Xml): Piece["rows"] => {
		const found = ofEntry(entry, { account: statement.account, mapping, reversals });
		if ("faults" in found) {
			statement.broken = true;
			return [row(() => found)];
		}
		statement.sum += found.sum;
		return found.lines.map((cells) => row((at) => readCells(cells, { names: entryNames, ref: numberOf(at) })));
	};
	const onEnd = (): Piece["rows"] => {
		const { opening, closing, sum, broken } = statement;
		statement = nothing();
		if (broken || opening === undefined || closing === undefined || opening + sum === closing) return [];
		return [
			row(
				refusal("Bal", "the entries do not lead from the opening balance to the closing one: entries are missing here"),
			),
		];
	};
	const xml = openXml({
		root: roots[format].root,
		records: new Set(["Acct", "Bal", "Ntry"].map((name) => `${roots[format].of}/${name}`)),
		ends: new Set([roots[format].of]),
		on: (record, found, end) => {
			const name = record.slice(record.indexOf("/") + 1);
			if (name === "Acct") statement.account = accountOf(found);
			const rows =
				name === "Bal" ? onBalance(found) : name === "Ntry" ? onEntry(found) : record.startsWith("/") ? onEnd() : [];
			if (rows.length > 0) pieces.push({ end: end(), rows });
		},
	});
	const given = (): Piece[] => pieces.splice(0);
	return {
		push: (chunk) => {
			xml.push(chunk);
			return given();
		},
		end: () => {
			xml.end();
			return given();
		},
	};
};

const balanceNames: Partial<Record<keyof Cells, string>> = { at: "Bal/Dt", to: "Acct/Id", amount: "Bal/Amt" };
const entryNames: Partial<Record<keyof Cells, string>> = {
	...{ id: "Refs", at: "BookgDt", from: "DbtrAcct", to: "CdtrAcct", amount: "Amt", currency: "Amt/Ccy", fee: "Chrgs" },
	...{ received: "InstdAmt", fromName: "Dbtr/Nm", toName: "Cdtr/Nm", reverses: "RvslInd" },
};
