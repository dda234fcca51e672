import { createHash } from "node:crypto";
import { must } from "../intake/seventy.ts";
import type { Stage } from "../stage.ts";
import { type AssetWorld, workers } from "./world.ts";

const header = "Id,Date,Debtor,Creditor,Amount,Kind";
/** Each worker pays the recruiter a fee; it goes through a company and two couriers, mixed with money of others, to Samoa. */
const transfers = [
	header,
	"O1,2026-01-01,,RECRUITER,2000.00,opening",
	...workers.map((_, n) => `F${n + 1},2026-01-${String(n + 2).padStart(2, "0")},WORKER${n + 1},RECRUITER,500.00,`),
	"C1,2026-01-12,RECRUITER,COMPANY,4000.00,",
	"C2,2026-01-13,CUSTOMER,COMPANY,1000.00,",
	"L1,2026-01-14,COMPANY,COURIER1,1500.00,",
	"L2,2026-01-14,COMPANY,COURIER2,1500.00,",
	"L3,2026-01-15,COURIER1,SAMOA,1450.00,",
	"L4,2026-01-15,COURIER2,SAMOA,1450.00,",
	"",
].join("\n");

const mapping = {
	columns: { id: "Id", at: "Date", from: "Debtor", to: "Creditor", amount: "Amount", kind: "Kind" },
	...{ currency: "FJD", decimal: ".", dates: "year-month-day", sameDay: "as-in-file", opening: "opening" },
};

type Method = { method: string; held: { place: string; total: string }[]; left: { total: string }[] };

const cents = (text: string) => Math.round(Number(text) * 100);

/** Scenes 1 and 2: the unit asks with its case, and the fees are followed by every method. */
export const followed = async (stage: Stage, { tcu, fiu, caseId, lead, partner }: AssetWorld): Promise<string> => {
	stage.scene("1. Fiji's unit asks its financial intelligence unit to follow the fees of nine workers (invented)");
	const asked = (id: string) => ({
		title: "Fees of a recruiter (invented)",
		basis: { kind: "case", id },
		lead,
		partners: [partner],
	});
	const notTheirs = await fiu.post("/assets/files", asked(caseId));
	stage.check("nobody opens a file with a case that is another's", notTheirs.status, 422);
	const { id: file } = await must(tcu.post<{ id: string }>("/assets/files", asked(caseId)));
	const load = await must(
		fiu.post<{ id: string }>(`/assets/files/${file}/loads`, {
			...{ name: "transfers.csv", format: "csv", size: Buffer.byteLength(transfers), mapping },
			sha256: createHash("sha256").update(transfers).digest("hex"),
		}),
	);
	const done = await must(
		fiu.put<{ load: { rows: object } }>(`/assets/files/${file}/loads/${load.id}/content`, transfers, {
			"content-type": "text/csv",
		}),
	);
	stage.check("every line is taken in", done.load.rows, { read: 16, taken: 16, known: 0, refused: 0 });

	stage.scene("2. The fees are followed through four layers, by every method side by side");
	const trace = await must(
		fiu.post<{ methods: Method[]; bounded: string[] }>(`/assets/files/${file}/traces`, {
			direction: "forwards",
			transfers: workers.map((_, n) => `F${n + 1}`),
			...{ hops: 6, otherMoney: "own" },
		}),
	);
	const totals = trace.methods.map(({ method, held, left }) => ({
		method,
		total: [...held, ...left].reduce((sum, { total }) => sum + cents(total), 0),
		ends: held.map(({ place, total }) => `${place} ${total}`).join(", "),
	}));
	for (const { method, ends } of totals) stage.say(`${method}: ${ends}`);
	stage.check("five methods, and none is chosen", totals.length, 5);
	stage.check(
		"each of them finds all of the 4,500.00, to the cent",
		totals.every(({ total }) => total === 450_000),
		true,
	);
	stage.check("nothing was left out", trace.bounded, []);
	const read = await tcu.get<{ items: object[] }>(`/assets/files/${file}/traces`);
	stage.check("who asked reads it", read.body.items.length, 1);
	const holder = await tcu.get(`/assets/files/${file}/accounts/A1/holder`);
	stage.check("and does not open whose an account is", [403, 404].includes(holder.status), true);
	return file;
};
