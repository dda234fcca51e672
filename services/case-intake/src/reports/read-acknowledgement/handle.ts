import { actorOf, type Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../../deps.ts";
import { recordsAccessed } from "../../events.ts";
import { readAs } from "../../store/read.ts";
import { findOwnSent } from "../../store/reports.ts";
import { anonymousActor } from "../report/anonymous-actor.ts";
import type { Acknowledgement } from "../report/schema.ts";
import { acknowledge } from "../report/state.ts";

/** The receipt of a report that the caller's post sent. Throws REPORT_NOT_FOUND alike for others' and for what does not exist. */
export const readAcknowledgement = async (deps: Deps, session: Session, id: string): Promise<Acknowledgement> => {
	const { context } = deps;
	const who = session.principal();
	const report = await readAs(context.pool, who, context.now(), (tx) => findOwnSent(tx, id, who.post));
	// Whoever asks after an anonymous tip is most likely the one who typed it in.
	const anonymous = report !== undefined && report.fromPost === null;
	await context.committer.commit({
		writes: [],
		events: [
			recordsAccessed({
				actor: anonymous ? anonymousActor(who) : actorOf(session, who),
				action: "consultation",
				record: "report",
				ids: [id],
				query: "read-acknowledgement",
				found: report !== undefined,
			}),
		],
		...(anonymous ? {} : { traceparent: currentTraceparent() }),
	});
	if (!report) throw new HubError("REPORT_NOT_FOUND");
	return acknowledge(report);
};
