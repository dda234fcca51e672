import type { Body } from "@seamark/client";
import type { Context } from "../context.ts";
import type { Output } from "../terminal/output.ts";
import { headedTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";
import type { AgencyReach, Reach } from "./shapes.ts";

const whys: Record<string, string> = {
	excluded: "you keep it out",
	suspended: "the agency is suspended",
	agreement: "no agreement between your countries covers it",
	use: "your limits on use leave it no purpose",
	expired: "the alert has expired",
	clearance: "none of its duty posts may read this TLP level",
	"no-reader": "none of its duty posts reads alerts for a purpose that fits",
};
export const whyNot = ({ why }: AgencyReach): string => whys[why ?? ""] ?? safeLine(why);

const agencies = (count: number) => (count === 1 ? "1 agency" : `${count} agencies`);

/** Whom an alert reaches, in a line; then whom not, and why, where that was asked for. */
export const reachLines = (
	{ addressed, reached, agencies: named = [] }: Omit<Reach, "agencies"> & { agencies?: Reach["agencies"] },
	out: Output,
): string[] => {
	const missed = named.filter((one) => !one.reached);
	const head =
		addressed === 0
			? out.paint(["red", "bold"], "It is addressed to no other agency: only yours can read it.")
			: reached === 0
				? out.paint(["red", "bold"], `Nobody can read it: it is addressed to ${agencies(addressed)}, and reaches none.`)
				: `It reaches ${reached} of ${agencies(addressed)} that it is addressed to.`;
	if (missed.length === 0) return [head];
	const rows = missed.map((one) =>
		[`${safeLine(one.name)} (${safeLine(one.country)})`, whyNot(one)].map((text) => ({ text })),
	);
	return [
		head,
		...headedTable(
			out,
			[
				{ title: "NOT REACHED", priority: 0, grows: true, least: 24 },
				{ title: "WHY", priority: 0 },
			],
			rows,
		),
	];
};

export const readReach = async (context: Context, id: string): Promise<Reach> => {
	const hub = await context.hub();
	return hub.GET("/alerts/{id}/reach", { params: { path: { id } } });
};

export const foreseeReach = async (context: Context, draft: Record<string, unknown>): Promise<Reach> => {
	const hub = await context.hub();
	return hub.POST("/alerts/reach", { body: draft as Body<"foreseeReach"> });
};

export const reach = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const found = await readReach(context, id);
	if (out.json) return out.document(found);
	out.say(...reachLines(found, out));
	const reached = found.agencies.filter((one) => one.reached);
	if (reached.length > 0)
		out.say(`Reached: ${reached.map((one) => `${safeLine(one.name)} (${safeLine(one.country)})`).join("; ")}`);
	out.hint(`Who has opened and acknowledged it: seamark alerts receipts ${id}`);
};
