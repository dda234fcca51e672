/** Ids and an alert for tests. */
export const id = (n: number) => `0198c1de-7a53-7a10-9d5e-${String(n).padStart(12, "0")}`;

export const alertOf = (n: number, more: Record<string, unknown> = {}) => ({
	id: id(n),
	version: 1,
	status: "live",
	kind: "route",
	topic: "smuggling",
	urgency: "routine",
	title: `Alert ${n}`,
	summary: "Open boats at night.",
	countries: ["FJ"],
	grading: { scheme: "4x4", source: "B", information: "2" },
	handling: { tlp: "green", audience: { regions: ["pacific"] }, expiresAt: null },
	originator: { agency: id(900), country: "TO" },
	raisedAt: "2030-01-02T03:04:05.000Z",
	changedAt: "2030-01-02T03:04:05.000Z",
	...more,
});
