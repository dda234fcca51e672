import type { Example } from "./example.ts";

/** What hangs on a case: charges, links, notes, files, and the agency's own fields and searches. */
export const recordExamples = (o: {
	/** Ids that earlier requests made: a case that is open, a suspect in it, and what these make themselves. */
	made: Record<string, string>;
	id: (name: string) => (answer: Record<string, unknown>) => void;
	at: (name: string) => { id: string };
	/** Officer who asks. */
	as: string;
	/** Who somebody is, with everything that can be said of it. */
	identity: (name: string) => object;
}): (Example | (() => Example))[] => {
	const { made, id, at, as } = o;
	const field = { record: "case", name: "flight" };
	return [
		() => ({
			operation: "POST /persons/{id}/charges",
			as,
			path: at("person"),
			body: { offence: "violence", statute: "Crimes Act, s. 1 (invented)", chargedOn: "2026-01-10" },
			keep: id("charge"),
		}),
		() => ({
			operation: "POST /charges/{id}/stages",
			as,
			path: at("charge"),
			body: { expectedVersion: 1, stage: "prosecution", reachedOn: "2026-02-01" },
		}),
		() => ({
			operation: "POST /cases/{id}/links",
			as,
			path: at("case"),
			body: { kind: "legalPerson", value: "Example Garments Ltd (invented)", role: "employer" },
			keep: (answer) => {
				made.company = String(answer.entityId);
			},
		}),
		() => ({
			operation: "POST /cases/{id}/company-charges",
			as,
			path: at("case"),
			body: {
				company: made.company ?? "",
				liability: "criminal",
				offence: "forcedLabour",
				chargedOn: "2026-01-10",
				acted: [{ from: "2025-03-01", to: "2025-09-30" }],
			},
		}),
		...convictionExamples(o),
		() => ({ operation: "GET /cases/{id}/charges", as, path: at("case") }),
		() => ({ operation: "GET /persons/{id}/charges", as, path: at("person") }),

		() => ({
			operation: "POST /cases/{id}/links",
			as,
			path: at("case"),
			body: { kind: "vessel", value: "MV Example (invented)", role: "instrument" },
			keep: (answer) => {
				made.entity = String(answer.entityId);
			},
		}),
		() => ({ operation: "GET /cases/{id}/links", as, path: at("case") }),
		() => ({ operation: "GET /cases/{id}/linked-cases", as, path: at("case") }),
		{ operation: "POST /links/look-up", as, body: { kind: "phone", value: "+679 555 0101" } },
		{ operation: "GET /links/look-ups", as, query: { limit: "5" } },
		() => ({
			operation: "DELETE /cases/{id}/links/{entityId}",
			as,
			path: { ...at("case"), entityId: made.entity ?? "" },
			query: { role: "instrument" },
		}),

		() => ({
			operation: "POST /cases/{id}/notes",
			as,
			path: at("case"),
			body: { text: "Two boats (invented)." },
			keep: id("note"),
		}),
		() => ({
			operation: "POST /cases/{id}/tasks",
			as,
			path: at("case"),
			body: { kind: "interview", dueOn: "2030-01-10", note: "with a mediator" },
			keep: id("task"),
		}),
		() => ({
			operation: "PATCH /tasks/{id}",
			as,
			path: at("task"),
			body: { expectedVersion: 1, dueOn: "2030-02-10" },
		}),
		() => ({
			operation: "POST /tasks/{id}/end",
			as,
			path: at("task"),
			body: { expectedVersion: 2, outcome: "done" },
		}),
		{ operation: "GET /tasks", as, query: { of: "all", limit: "5" } },
		() => ({
			operation: "POST /notes/{id}/corrections",
			as,
			path: at("note"),
			body: { expectedVersion: 1, text: "Three boats (invented)." },
		}),
		() => ({ operation: "GET /cases/{id}/notes", as, path: at("case"), query: { limit: "5" } }),
		() => ({ operation: "GET /notes/{id}/versions", as, path: at("note") }),
		() => ({
			operation: "POST /cases/{id}/attachments",
			as,
			path: at("case"),
			query: { name: "statement.txt" },
			body: "A statement (invented).",
			type: "text/plain",
			keep: id("attachment"),
		}),
		() => ({ operation: "GET /cases/{id}/attachments", as, path: at("case") }),
		() => ({ operation: "GET /attachments/{id}/content", as, path: at("attachment") }),

		{
			operation: "PUT /fields/{record}/{name}",
			as,
			path: field,
			body: { type: "text", label: "Flight number" },
		},
		{
			operation: "PUT /fields/{record}/{name}",
			as,
			path: { record: "person", name: "mark" },
			body: { type: "code", label: "Mark", choices: ["none", "anchor"] },
		},
		{ operation: "GET /fields", as },
		() => ({
			operation: "PATCH /cases/{id}/fields",
			as,
			path: at("case"),
			body: { expectedVersion: 3, values: { flight: "FJ 911" } },
		}),
		() => ({
			operation: "PATCH /persons/{id}/fields",
			as,
			path: at("person"),
			body: { expectedVersion: 9, values: { mark: "anchor" } },
		}),
		{
			operation: "POST /searches",
			as,
			body: { name: "Flight 911", criteria: { field: "flight:FJ 911" } },
			keep: id("search"),
		},
		{ operation: "GET /searches", as },
		() => ({ operation: "GET /searches/{id}/cases", as, path: at("search"), query: { limit: "5" } }),
		() => ({ operation: "DELETE /searches/{id}", as, path: at("search") }),
		{
			operation: "POST /fields/{record}/{name}/retire",
			as,
			path: field,
			body: { expectedVersion: 1 },
		},
	];
};

/** A suspect whom nothing protects is convicted, and comes into the register. */
const convictionExamples = ({ id, at, as, identity }: Parameters<typeof recordExamples>[0]): (() => Example)[] => {
	const purpose = "investigation";
	return [
		() => ({
			operation: "POST /cases/{id}/persons",
			as,
			path: at("case"),
			body: {
				roles: ["suspect"],
				suspicion: { offence: "violence", ground: "Two statements (invented).", relation: "unrelated" },
			},
			keep: id("convicted"),
		}),
		() => ({
			operation: "POST /persons/{id}/charges",
			as,
			path: at("convicted"),
			body: { offence: "violence", chargedOn: "2026-01-10", acted: [{ from: "2025-06-01" }] },
			keep: id("tried"),
		}),
		...[
			{ expectedVersion: 1, stage: "prosecution", reachedOn: "2026-02-01" },
			{ expectedVersion: 2, stage: "verdict", outcome: "convicted", reachedOn: "2026-03-01" },
			{ expectedVersion: 3, stage: "sentence", sentence: { imprisonmentMonths: 48 }, reachedOn: "2026-03-10" },
		].map((body) => () => ({ operation: "POST /charges/{id}/stages", as, path: at("tried"), body })),
		() => ({
			...{ operation: "POST /charges/{id}/conviction", as, purpose, path: at("tried") },
			body: { court: "High Court (invented)", courtCountry: "FJ" },
			keep: id("conviction"),
		}),
		() => ({
			...{ operation: "PATCH /convictions/{id}", as, purpose, path: at("conviction") },
			body: { expectedVersion: 1, court: "High Court, second chamber (invented)", spentOn: "2041-03-01" },
		}),
		() => ({ operation: "GET /persons/{id}/convictions", as, purpose, path: at("convicted") }),
		() => ({ operation: "POST /convictions/search", as, purpose, body: { identity: identity("Viliame Example") } }),
	];
};
