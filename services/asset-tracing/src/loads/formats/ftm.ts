import { type Cells, type Reading, readCells } from "../read-row.ts";
import { refOf } from "./entry.ts";
import { at, list, openJsonRecords, parseObject, textOf } from "./json-records.ts";
import { dayOf, type Holding, type Party, partOf } from "./owning.ts";
import { type Format, type Opening, type Piece, wrongFile } from "./piece.ts";

const fault = (column: string, reason: string): Reading => ({ faults: [{ column, reason }] });
const names: Partial<Record<keyof Cells, string>> = {
	...{ id: "id", at: "date", from: "payerAccount", to: "beneficiaryAccount", amount: "amount", currency: "currency" },
	...{ fromName: "payer", toName: "beneficiary" },
};
const kinds: Record<string, Party["kind"]> = {
	...{ Person: "person", Company: "company", Organization: "company", LegalEntity: "company", PublicBody: "state" },
	...{ Vehicle: "vehicle", Vessel: "vessel", Airplane: "vehicle", RealEstate: "real-estate", Trust: "arrangement" },
};

/** Accounts that payments of the same file may name, at most. */
const mostAccounts = 500_000;

type Entity = { id: string; schema: string; values: (name: string) => string[] };
const entityOf = (given: Record<string, unknown>): Entity | undefined => {
	const [id, schema] = [textOf(given.id), textOf(given.schema)];
	if (id === "" || id.length > 200 || /[\s\p{C}]/u.test(id) || schema === "") return undefined;
	return { id, schema, values: (name) => list(at(given, "properties", name)).map(textOf) };
};

type Holder = { number: string; name: string };

const paymentOf = ({ id, values }: Entity, accounts: ReadonlyMap<string, Holder>, ref: string): Reading => {
	const one = (name: string): string => values(name)[0] ?? "";
	const side = (account: string, party: string): Holder | undefined =>
		one(account) !== "" ? accounts.get(one(account)) : { number: one(party) && `FTM ${one(party)}`, name: "" };
	const from = side("payerAccount", "payer");
	const to = side("beneficiaryAccount", "beneficiary");
	const unknown = "names an account that the file has not described before: put the accounts before the payments";
	if (!from) return fault("payerAccount", unknown);
	if (!to) return fault("beneficiaryAccount", unknown);
	const cells: Cells = {
		...{ id: refOf(id), at: one("date"), amount: one("amount"), currency: one("currency") },
		...{ from: from.number, fromName: from.name, to: to.number, toName: to.name },
	};
	return readCells(cells, { names, ref });
};

const holdingOf = ({ id, schema, values }: Entity): Reading => {
	const [owner = "", of = ""] =
		schema === "Ownership"
			? [values("owner")[0], values("asset")[0]]
			: [values("director")[0], values("organization")[0]];
	if (owner === "" || of === "") return fault("owner", "or what is owned is missing");
	if (owner === of) return fault("owner", "is what is owned itself");
	const percentage = (values("percentage")[0] ?? "").replace(/\s*%$/, "");
	const number = percentage === "" ? undefined : Number(percentage);
	const share = number === undefined ? undefined : partOf({ least: number, most: number });
	if (share && "reason" in share) return { faults: [share] };
	const [from, until] = [dayOf(values("startDate")[0] ?? ""), dayOf(values("endDate")[0] ?? "")];
	const holding: Holding = {
		...{ ref: id, record: id, owner, of, interest: schema === "Ownership" ? "share" : "director", indirect: false },
		...{ least: share?.least ?? null, most: share?.most ?? null, from, until },
		...{ said: dayOf(values("date")[0] ?? "") ?? from ?? "1970-01-01", ended: false },
	};
	return { holding };
};

/**
 * Entities of FollowTheMoney, one a line: payments, and who owns or directs what. An account comes before the payments that name it. What has
 * another schema is read over.
 */
export const openFtm = ({ numberOf }: Opening): Format => {
	const records = openJsonRecords();
	const accounts = new Map<string, Holder>();
	let n = 0;
	const readingOf = (text: Buffer, at: number): Reading => {
		const given = parseObject(text);
		const entity = given && entityOf(given);
		if (!entity) return fault("", "is no FollowTheMoney entity with an id and a schema");
		const { id, schema, values } = entity;
		if (schema === "Payment") return paymentOf(entity, accounts, numberOf(at));
		if (schema === "Ownership" || schema === "Directorship") return holdingOf(entity);
		const [name = "", ...others] = values("name");
		if (schema === "BankAccount" || schema === "CryptoWallet") {
			const number = values("iban")[0] ?? values("accountNumber")[0] ?? values("publicKey")[0] ?? `FTM ${id}`;
			if (accounts.size >= mostAccounts) throw wrongFile(`it describes more than ${mostAccounts} accounts: split it.`);
			accounts.set(id, { number, name });
			return { nothing: true };
		}
		const kind = kinds[schema];
		if (!kind) return { nothing: true };
		if (name.length > 200) return fault("name", "is longer than 200 signs");
		return { party: { key: id, kind, names: [name, ...others].filter((one) => one !== "").slice(0, 10) } };
	};
	const pieces = (found: readonly { text: Buffer; end: number }[]): Piece[] =>
		found.map(({ text, end }) => {
			const at = ++n;
			return { end, rows: [{ n: at, reading: readingOf(text, at) }] };
		});
	return {
		push: (chunk) => pieces(records.push(chunk)),
		end: () => {
			records.end();
			return [];
		},
	};
};
