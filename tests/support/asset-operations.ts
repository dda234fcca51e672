import { createHash } from "node:crypto";
import { seedId } from "../../infra/seed/src/seed-id.ts";
import type { Example } from "./example.ts";

/** Names of columns that leave no room for another word in front: the file has them as they are. */
const long = (name: string) => name.padEnd(195, ".");
const columns = {
	...{ id: "Id", at: "Date", from: "Debtor", to: "Creditor", amount: "Amount", currency: "Currency" },
	fromName: "Debtor name",
	...{ toName: "Creditor name", fee: "Fee", received: "Arrives", receivedCurrency: "Arrives in", kind: "Kind" },
	reverses: "Reverses",
};
const longColumns = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, long(column)]));

const transfers =
	`${Object.values(longColumns).join(",")}\r\n` +
	"T0,2026-01-01,,FJ01,100.00,FJD,,,,,,opening,\r\n" +
	"T1,2026-01-02,FJ01,TO02,25.00,FJD,Recruiter (invented),Courier (invented),0.10,17.50,AUD,,\r\n" +
	"T2,2026-01-03,TO02,FJ01,25.00,FJD,,,,,,,T1\r\n";
const sha256 = createHash("sha256").update(transfers).digest("hex");

const mapping = {
	columns: longColumns,
	decimal: ".",
	dates: "year-month-day",
	sameDay: "as-in-file",
	opening: "opening",
};

type Given = {
	made: Record<string, string>;
	id: (name: string) => (answer: Record<string, unknown>) => void;
	at: (name: string) => { id: string };
};

const traceExamples = (o: Given, as: string): (() => Example)[] => [
	() => ({
		operation: "GET /assets/files/{id}/patterns",
		as,
		path: o.at("tracingFile"),
		query: { currency: "FJD", threshold: "10000.00", pattern: "fan-in", offset: "12", limit: "10" },
	}),
	() => ({
		operation: "POST /assets/files/{id}/traces",
		as,
		path: o.at("tracingFile"),
		body: { direction: "forwards", accounts: ["A1"], from: "2026-01-01T00:00:00Z", hops: 6, otherMoney: "own" },
		keep: o.id("trace"),
	}),
	() => ({ operation: "GET /assets/files/{id}/traces", as, path: o.at("tracingFile") }),
	() => ({
		operation: "GET /assets/files/{id}/traces/{trace}",
		as,
		path: { ...o.at("tracingFile"), trace: o.made.trace ?? "" },
	}),
	() => ({
		operation: "GET /assets/files/{id}/traces/{trace}/report",
		as,
		path: { ...o.at("tracingFile"), trace: o.made.trace ?? "" },
		query: { form: "csv" },
	}),
];

/** A tracing file, and transfers in it. */
export const assetExamples = (o: Given): (Example | (() => Example))[] => {
	const as = "fj-fiu-desk-1";
	const file = () => o.at("tracingFile");
	const load = (name = "transfers") => ({ ...file(), load: o.made[name] ?? "" });
	return [
		() => ({
			operation: "POST /assets/files",
			as,
			body: {
				title: "Wages of a vessel (invented)",
				basis: { kind: "case", id: o.made.case },
				lead: seedId("fj-fiu"),
				partners: [seedId("ws-fiu")],
			},
			keep: o.id("tracingFile"),
		}),
		{ operation: "GET /assets/files", as },
		() => ({ operation: "GET /assets/files/{id}", as, path: file() }),
		() => ({
			operation: "POST /assets/files/{id}/loads",
			as,
			path: file(),
			body: { name: "transfers.csv", format: "csv", sha256, size: transfers.length, mapping },
			keep: o.id("transfers"),
		}),
		() => ({
			operation: "PUT /assets/files/{id}/loads/{load}/content",
			as,
			path: load(),
			type: "text/csv",
			body: transfers,
		}),
		() => ({
			operation: "POST /assets/files/{id}/loads",
			as,
			path: file(),
			body: {
				name: "more.csv",
				format: "csv",
				sha256: "0".repeat(64),
				size: 1,
				mapping: { ...mapping, columns },
			},
			keep: o.id("given up"),
		}),
		() => ({ operation: "GET /assets/files/{id}/loads", as, path: file() }),
		() => ({ operation: "GET /assets/files/{id}/loads/{load}", as, path: load() }),
		() => ({ operation: "GET /assets/files/{id}/loads/{load}/refusals", as, path: load(), query: { after: "0" } }),
		() => ({ operation: "DELETE /assets/files/{id}/loads/{load}", as, path: load("given up") }),
		() => ({ operation: "GET /assets/files/{id}/accounts", as, path: file(), query: { after: "0" } }),
		() => ({
			operation: "POST /assets/files/{id}/account-search",
			as,
			path: file(),
			body: { number: "FJ 01" },
		}),
		...traceExamples(o, as),
		() => ({
			operation: "GET /assets/files/{id}/accounts/{account}/holder",
			as,
			path: { ...file(), account: "A1" },
		}),
	];
};
