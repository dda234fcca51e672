import { createHash } from "node:crypto";
import { seedId } from "../../infra/seed/src/seed-id.ts";
import { claimExamples, type Given, propertyExamples } from "./asset-property-operations.ts";
import { lookupExamples } from "./asset-share-operations.ts";
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
const owners = JSON.stringify(
	[
		{
			recordType: "entity",
			recordId: "company",
			recordDetails: { name: "Reef Trading (invented)", entityType: { type: "registeredEntity" } },
		},
		{
			recordType: "person",
			recordId: "person",
			recordDetails: { names: [{ fullName: "Ana (invented)" }], personType: "knownPerson" },
		},
		{
			...{ recordType: "relationship", recordId: "share" },
			recordDetails: {
				...{ subject: "company", interestedParty: "person" },
				interests: [{ type: "shareholding", directOrIndirect: "direct", share: { minimum: 25, maximum: 50 } }],
			},
		},
	].map((one) => ({ ...one, statementId: `of-${one.recordId}`, statementDate: "2024-01-01", recordStatus: "new" })),
);
const sha256 = createHash("sha256").update(transfers).digest("hex");

const mapping = {
	columns: longColumns,
	decimal: ".",
	dates: "year-month-day",
	sameDay: "as-in-file",
	opening: "opening",
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
	() => ({
		operation: "POST /assets/files/{id}/traces/{trace}/value",
		as,
		path: { ...o.at("tracingFile"), trace: o.made.trace ?? "" },
		body: {
			...{ currency: "FJD", assessed: "100.00", confiscated: "10.00" },
			things: [{ name: "Savings (invented)", worth: "50.00", account: "A1", income: "5.00" }],
		},
	}),
];

/** Books: what comes in is booked at once, what goes out waits for a second officer. */
const ledgerExamples = (o: Given, as: string): (() => Example)[] => {
	const file = () => o.at("tracingFile");
	const move = (from: string, to: string, amount: string) => ({
		source: "order 7 of the High Court (invented)",
		postings: [
			{ account: from, currency: "FJD", amount: `-${amount}` },
			{ account: to, currency: "FJD", amount },
		],
	});
	const transaction = (answer: Record<string, unknown>) => {
		o.made.transaction = (answer.transaction as { id: string }).id;
	};
	const release = (answer: Record<string, unknown>) => {
		const { id, digest } = answer.release as { id: string; digest: string };
		Object.assign(o.made, { release: id, digest });
	};
	return [
		() => ({
			operation: "POST /assets/files/{id}/transactions",
			as,
			path: file(),
			body: move("outside", "fund", "500.00"),
			keep: transaction,
		}),
		() => ({
			operation: "POST /assets/files/{id}/transactions",
			as,
			path: file(),
			body: move("fund", "costs", "20.00"),
			keep: release,
		}),
		() => ({
			operation: "POST /assets/files/{id}/releases/{release}/confirmation",
			as: "fj-fiu-desk-second-1",
			asked: as,
			path: { ...file(), release: o.made.release ?? "" },
			body: { digest: o.made.digest },
		}),
		() => ({
			operation: "POST /assets/files/{id}/transactions",
			as,
			path: file(),
			body: move("outside", "fund", "1.00"),
			keep: transaction,
		}),
		() => ({
			operation: "POST /assets/files/{id}/transactions/{transaction}/reversal",
			as,
			path: { ...file(), transaction: o.made.transaction ?? "" },
			body: { source: "booked twice (invented)" },
		}),
		() => ({ operation: "GET /assets/files/{id}/transactions", as, path: file(), query: { after: "0" } }),
		() => ({ operation: "GET /assets/files/{id}/releases", as, path: file() }),
		() => ({ operation: "GET /assets/files/{id}/balances", as, path: file(), query: { upTo: "2" } }),
	];
};

const ownerExamples = (o: Given, as: string): (() => Example)[] => [
	() => ({
		operation: "POST /assets/files/{id}/loads",
		as,
		path: o.at("tracingFile"),
		body: {
			...{ name: "owners.json", format: "bods", size: owners.length, mapping: { sameDay: "as-in-file" } },
			sha256: createHash("sha256").update(owners).digest("hex"),
		},
		keep: o.id("owners"),
	}),
	() => ({
		operation: "PUT /assets/files/{id}/loads/{load}/content",
		as,
		path: { ...o.at("tracingFile"), load: o.made.owners ?? "" },
		type: "application/json",
		body: owners,
	}),
	() => ({ operation: "GET /assets/files/{id}/parties", as, path: o.at("tracingFile"), query: { after: "0" } }),
	() => ({
		operation: "GET /assets/files/{id}/parties/{party}/names",
		as,
		path: { ...o.at("tracingFile"), party: "E1" },
	}),
	() => ({
		operation: "GET /assets/files/{id}/owners",
		as,
		path: o.at("tracingFile"),
		query: { party: "E1", on: "2026-01-01" },
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
			// The unit that has the case asks with it, and names who works on it.
			as: "fj-desk-1",
			purpose: "investigation",
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
		...ownerExamples(o, as),
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
		...ledgerExamples(o, as),
		...propertyExamples(o, as),
		...claimExamples(o, as),
		...lookupExamples(o, as),
		() => ({
			operation: "GET /assets/files/{id}/accounts/{account}/holder",
			as,
			path: { ...file(), account: "A1" },
		}),
	];
};
