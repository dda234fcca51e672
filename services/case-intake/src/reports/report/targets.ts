import type { Channel, ReportUrgency } from "../../codes/reports.ts";

/** Minutes within which a report should have been taken in, from when it came. */
const byUrgency: Record<ReportUrgency, number> = { lifeAtRisk: 30, urgent: 4 * 60, routine: 72 * 60 };

/** Persons who came ashore or wait at a counter are there for hours, not for days. */
const byChannel: Partial<Record<Channel, number>> = {
	disembarkation: 12 * 60,
	airline: 4 * 60,
	firstResponder: 24 * 60,
};

export const targetMinutes = (urgency: ReportUrgency, channel: Channel): number =>
	Math.min(byUrgency[urgency], byChannel[channel] ?? Number.POSITIVE_INFINITY);

/** Milliseconds since the epoch. */
export const dueAt = (urgency: ReportUrgency, channel: Channel, receivedAt: number): number =>
	receivedAt + targetMinutes(urgency, channel) * 60_000;
