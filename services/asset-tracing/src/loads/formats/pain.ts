import { type Cells, readCells } from "../read-row.ts";
import { refOf } from "./entry.ts";
import { accountOf } from "./iso-parts.ts";
import type { Format, Opening, Piece } from "./piece.ts";
import { first, openXml, textAt, type Xml } from "./xml.ts";

const names: Partial<Record<keyof Cells, string>> = {
	...{ id: "PmtId", at: "ReqdExctnDt", from: "DbtrAcct", to: "CdtrAcct", amount: "Amt", currency: "Amt/Ccy" },
	...{ fromName: "Dbtr/Nm", toName: "Cdtr/Nm" },
};

const nobody = { account: "", name: "", at: "" };

/** Orders to pay (pain.001). An order is no payment: each is taken as carried out, whole, on the day that it asks for, and traces say so. */
export const openPain = ({ numberOf }: Opening): Format => {
	let n = 0;
	let payer = nobody;
	const pieces: Piece[] = [];
	const lineOf = (order: Xml): Cells => {
		const amount = first(order, "Amt/InstdAmt", "Amt/EqvtAmt/Amt");
		return {
			id: refOf(textAt(order, "PmtId/UETR")),
			...{ at: payer.at, from: payer.account, fromName: payer.name },
			...{ to: accountOf(first(order, "CdtrAcct")), toName: textAt(order, "Cdtr/Nm") },
			...{ amount: amount?.text.trim() ?? "", currency: amount?.attributes.Ccy ?? "" },
		};
	};
	const heads: Record<string, (xml: Xml) => Partial<typeof nobody>> = {
		"PmtInf/DbtrAcct": (xml) => ({ account: accountOf(xml) }),
		"PmtInf/Dbtr": (xml) => ({ name: textAt(xml, "Nm") }),
		"PmtInf/ReqdExctnDt": (xml) => ({
			at: textAt(xml, "DtTm") || (textAt(xml, "Dt") || xml.text.trim()).slice(0, "2026-03-01".length),
		}),
		"/PmtInf": () => nobody,
	};
	const xml = openXml({
		root: "Document/CstmrCdtTrfInitn",
		records: new Set([...Object.keys(heads), "PmtInf/CdtTrfTxInf"]),
		ends: new Set(["PmtInf"]),
		on: (record, found, end) => {
			const head = heads[record];
			if (head) {
				payer = { ...payer, ...head(found) };
				return;
			}
			const at = ++n;
			const reading = readCells(lineOf(found), { names, ref: numberOf(at) });
			pieces.push({ end: end(), rows: [{ n: at, reading }] });
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
