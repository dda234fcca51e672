// Counts a file of the cleaned CTDC global synthetic data set and prints the counts as JSON, to check by what Seamark says of
// the same file: `node scripts/ctdc-statistics.mjs FILE`. It shares no code with Seamark, on purpose, and reads nothing else.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const file = process.argv[2];
if (file === undefined) {
	console.error("usage: node scripts/ctdc-statistics.mjs FILE");
	process.exit(2);
}
const bytes = readFileSync(file);
const [header, ...rows] = bytes
	.toString("utf8")
	.replace(/^\ufeff/, "")
	.split(/\r?\n/)
	.filter((line) => line !== "")
	.map((line) => line.split(","));

const column = (name) => {
	const at = header.indexOf(name);
	if (at === -1) throw new Error(`the file has no column ${name}`);
	return at;
};

// For each table the columns of 0 and 1 that it counts, by the code that Seamark has for each.
const flags = {
	controlAny: {
		debtBondageOrTakenEarnings: "Means Debt Bondage Earnings",
		threats: "Means Threats",
		abuse: "Means Abuse",
		falsePromises: "Means False Promises",
		drugsOrAlcohol: "Means Drugs Alcohol",
		basicNeedsDenied: "Means Deny Basic Needs",
		excessiveHours: "Means Excessive Work Hours",
		documentsWithheld: "Means Withhold Docs",
	},
	exploitationAny: { forcedLabour: "isForcedLabour", sexualExploitation: "isSexualExploit" },
	recruiterAny: {
		intimatePartner: "Recruiter Relation Intimate Partner",
		friend: "Recruiter Relation Friend",
		family: "Recruiter Relation Family",
		other: "Recruiter Relation Other",
	},
	sex: { female: "Woman", transOrNonConforming: "Trans/NonConforming" },
	citizenOfCountry: { yes: "Is Citizen of Country" },
};
const codes = { ageBand: "Age Band", duration: "Trafficking Duration" };

const cells = {};
const add = (table, row) => {
	const key = `${table}/${row}`;
	cells[key] = (cells[key] ?? 0) + 1;
};

for (const row of rows) {
	if (row.length !== header.length) throw new Error("a row is shorter or longer than the header");
	const found = {};
	for (const [table, columns] of Object.entries(flags)) {
		const set = Object.keys(columns).filter((code) => row[column(columns[code])] === "1");
		found[table] = set.length === 0 ? ["unknown"] : set;
	}
	for (const [table, name] of Object.entries(codes)) {
		const value = row[column(name)];
		found[table] = [value === "0" ? "unknown" : `ctdc-${value}`];
	}
	for (const [table, list] of Object.entries(found)) for (const code of list) add(table, code);
	for (const sex of found.sex) for (const age of found.ageBand) add("sexByAgeBand", `${sex}|${age}`);
	for (const purpose of found.exploitationAny) {
		for (const sex of found.sex) add("exploitationAnyBySex", `${purpose}|${sex}`);
		for (const age of found.ageBand) add("exploitationAnyByAgeBand", `${purpose}|${age}`);
	}
	// What the file does not say of anybody.
	for (const table of ["nationalityAny", "meansAny", "sectorAny", "assessedCrime"]) add(table, "unknown");
}

console.log(
	JSON.stringify({ sha256: createHash("sha256").update(bytes).digest("hex"), persons: rows.length, cells }, null, "\t"),
);
