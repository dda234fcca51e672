import type { Output } from "../terminal/output.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { whyNot } from "./reach.ts";
import type { Acknowledgement, AgencyReach, Alert, Reader } from "./shapes.ts";

/** How far the present version of an alert has come at one agency. */
export const stages = ["acknowledged", "opened", "sent", "perhaps sent", "not yet", "cannot read it"] as const;
export type Stage = (typeof stages)[number];
export type Receipt = { agency: string; name: string; stage: Stage; post: string; at: string; note: string };

type Asked = {
	alert: Alert;
	/** Those that it is addressed to. */
	agencies: readonly AgencyReach[];
	readers: readonly Reader[];
	acknowledgements: readonly Acknowledgement[];
	/** How its reader reads a time. */
	moment: Output["moment"];
};

/**
 * One line for each agency that the alert is addressed to or that has had it, by the furthest that any of its posts came with
 * the present version. Readings of the alert's own agency are no receipts. Pure.
 */
export const receiptsOf = ({ alert, agencies, readers, acknowledgements, moment }: Asked): Receipt[] => {
	const own = alert.originator?.agency;
	const of = new Map<string, string>();
	for (const { agency, name } of agencies) of.set(agency, name ?? agency);
	for (const { agency, agencyName } of [...readers, ...acknowledgements])
		if (agency !== undefined && agency !== own && !of.has(agency)) of.set(agency, agencyName ?? agency);
	const addressed = new Map(agencies.map((one) => [one.agency, one]));
	return [...of]
		.map(([agency, name]): Receipt => {
			const line = (
				stage: Stage,
				from?: { postName?: string; post?: string; at?: string | undefined },
				note = "",
			): Receipt => ({
				agency,
				name,
				stage,
				post: from?.postName ?? from?.post ?? "",
				at: from?.at ?? "",
				note,
			});
			const acks = acknowledgements.filter((one) => one.agency === agency);
			const ack = acks.find((one) => one.version === alert.version);
			if (ack)
				return line("acknowledged", { ...ack, at: ack.acknowledgedAt }, ack.recall ? "its copies are deleted" : "");
			const earlier = acks.at(-1);
			const note = earlier
				? `acknowledged version ${safeLine(earlier.version)} on ${moment(earlier.acknowledgedAt)}`
				: "";
			const had = readers.filter((one) => one.agency === agency && hasPresent(one, alert));
			const certain = had.filter((one) => !one.possibly);
			const opened = certain.find((one) => one.how === "consultation" || one.how === "export");
			if (opened) return line("opened", opened, note);
			if (certain[0]) return line("sent", certain[0], note);
			if (had[0]) return line("perhaps sent", had[0], note);
			const there = addressed.get(agency);
			return there && !there.reached
				? line("cannot read it", undefined, whyNot(there))
				: line("not yet", undefined, note);
		})
		.sort((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage) || a.name.localeCompare(b.name));
};

/** Deliveries say which versions they brought; a reading brought the version of its time. */
const hasPresent = ({ versions, at }: Reader, alert: Alert): boolean =>
	versions ? versions.includes(alert.version) : Date.parse(at ?? "") >= Date.parse(alert.changedAt ?? "");
