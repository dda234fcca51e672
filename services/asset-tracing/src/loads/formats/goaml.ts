import { type Cells, type Reading, readCells } from "../read-row.ts";
import { refOf } from "./entry.ts";
import type { Format, Opening, Piece } from "./piece.ts";
import { first, openXml, textAt, type Xml } from "./xml.ts";

const names: Partial<Record<keyof Cells, string>> = {
	...{ id: "transactionnumber", at: "date_transaction", from: "t_from", to: "t_to", amount: "amount_local" },
	...{ currency: "currency_code_local", received: "to_foreign_currency", fromName: "t_from", toName: "t_to" },
};

const personName = (person: Xml | undefined): string =>
	["first_name", "middle_name", "prefix", "last_name"]
		.map((name) => textAt(person, name))
		.filter(Boolean)
		.join(" ");

/** The number by which somebody without an account is told from others; empty where the report gives none. */
const numberOfParty = (kind: string, party: Xml | undefined): string => {
	const number = textAt(
		party,
		"id_number",
		"ssn",
		"passport_number",
		"identifications/identification/number",
		"incorporation_number",
	);
	return number === "" ? "" : `${kind} ${number}`;
};

/** One side of a transaction: an account, or a person or company without one that has a number of its own. Others are outside. */
const sideOf = (side: Xml | undefined, which: "from" | "to") => {
	const account = first(side, `${which}_account`);
	const person = first(side, `${which}_person`);
	const entity = first(side, `${which}_entity`);
	const holder = first(account, "signatory/t_person", "related_persons/account_related_person/t_person");
	return {
		number: textAt(account, "iban", "account") || numberOfParty("PERSON", person) || numberOfParty("COMPANY", entity),
		name:
			textAt(account, "account_name", "t_entity/name", "account_person/name") ||
			personName(holder) ||
			personName(person) ||
			textAt(entity, "name"),
		currency: textAt(side, `${which}_foreign_currency/foreign_currency_code`),
		amount: textAt(side, `${which}_foreign_currency/foreign_amount`),
	};
};

const heads: Record<string, keyof Report> = {
	"report/currency_code_local": "local",
	"report/rentity_id": "by",
};
type Report = { local: string; by: string };

const readTransaction = (xml: Xml, { local, by }: Report, ref: string): Reading => {
	const fromSide = first(xml, "t_from_my_client", "t_from");
	const toSide = first(xml, "t_to_my_client", "t_to");
	if (!fromSide || !toSide)
		return { faults: [{ column: "t_from", reason: "or t_to is missing: parties without a direction move no money" }] };
	const [from, to] = [sideOf(fromSide, "from"), sideOf(toSide, "to")];
	const amount = textAt(xml, "amount_local");
	const number = textAt(xml, "transactionnumber");
	return readCells(
		{
			id: number === "" ? "" : refOf(by === "" ? number : `${by}:${number}`),
			at: textAt(xml, "date_transaction"),
			...{ from: from.number, fromName: from.name, to: to.number, toName: to.name },
			...{ amount: from.amount || amount, currency: from.amount === "" ? local : from.currency },
			...(from.amount === to.amount && from.currency === to.currency
				? {}
				: { received: to.amount || amount, receivedCurrency: to.amount === "" ? local : to.currency }),
		},
		{ names, ref },
	);
};

/** Reports of goAML 5: the transactions of each. What a report says of suspicion is not taken. */
export const openGoaml = ({ numberOf }: Opening): Format => {
	let n = 0;
	const report: Report = { local: "", by: "" };
	const pieces: Piece[] = [];
	const xml = openXml({
		root: "report",
		records: new Set([...Object.keys(heads), "report/transaction"]),
		ends: new Set(),
		on: (record, found, end) => {
			const head = heads[record];
			if (head) {
				report[head] = found.text.trim();
				return;
			}
			const at = ++n;
			pieces.push({ end: end(), rows: [{ n: at, reading: readTransaction(found, report, numberOf(at)) }] });
		},
	});
	return {
		push: (chunk) => {
			xml.push(chunk);
			return pieces.splice(0);
		},
		end: () => {
			xml.end();
			return pieces.splice(0);
		},
	};
};
