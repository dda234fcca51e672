import type { Actor } from "@seamark/auth";
import type { mlaApi } from "@seamark/contracts";
import { transact } from "@seamark/db";
import { HubError } from "@seamark/errors";
import { writerSettings } from "@seamark/policy";
import { recordChanged } from "@seamark/service";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../../deps.ts";
import { findThread } from "../../requests/find-thread.ts";
import { insertAct } from "../../store/acts.ts";
import { prepareStatement } from "../../thread/make.ts";
import { isUuid } from "../check-use/is-uuid.ts";

const mostItems = 200;
const mostSigns = 20_000;
/** Prepared by no officer: any officer of the authority may sign it. */
const nobody = "00000000-0000-0000-0000-000000000000";

/** What was traced or frozen becomes an answer in part, which an officer of the requested side signs. */
export const reportTraceRpc =
	({ context, clocks }: Deps) =>
	async ({ caller, requestId, items }: mlaApi.ReportTraceRequest): Promise<mlaApi.ReportTraceResponse> => {
		const faults = [
			...(isUuid(requestId) ? [] : [{ at: "/requestId", message: "must be a UUID in lower case" }]),
			...(caller && isUuid(caller.agencyId) ? [] : [{ at: "/caller", message: "must name an agency" }]),
			...(items.length > 0 && items.length <= mostItems
				? []
				: [{ at: "/items", message: `must be 1 to ${mostItems}` }]),
			...items.flatMap(({ says }, index) =>
				says.trim() !== "" && says.length <= mostSigns
					? []
					: [{ at: `/items/${index}/says`, message: `must have 1 to ${mostSigns} characters` }],
			),
		];
		if (faults.length > 0 || !caller) throw new HubError("VALIDATION", { faults });
		const actor = caller as Actor;
		const thread = await transact(context.pool, (tx) => findThread(tx, requestId), writerSettings([actor.agencyId]));
		if (!thread) throw new HubError("NOT_FOUND");
		const content = {
			items: items.map(({ says, limits }) => ({ id: context.newId(), says, ...(limits ? { limits } : {}) })),
		};
		const at = context.now();
		const prepared = prepareStatement(thread, "answer-in-part", content, { at, clocks, newId: context.newId });
		if ("refused" in prepared) throw new HubError("REFUSED", { faults: prepared.refused.faults });
		const id = context.newId();
		await context.committer.commit({
			writes: [
				{
					statement: insertAct,
					row: {
						id,
						agency: actor.agencyId,
						request: requestId,
						kind: "answer-in-part",
						content,
						preparedBy: nobody,
						preparedAt: new Date(at).toISOString(),
						state: "waiting",
						version: 1,
					},
				},
			],
			events: [recordChanged({ actor, record: "mla-act", recordId: id, change: "added", version: 1 })],
			writer: actor.agencyId,
			traceparent: currentTraceparent(),
		});
		return { actId: id };
	};
