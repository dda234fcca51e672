import type { Tx } from "@seamark/db";
import type { Operations } from "@seamark/service";
import { ById, Id, Moment, object, Version } from "@seamark/service/schema";
import Type from "typebox";
import { findAlert } from "../store/alerts.ts";
import { isVersionForCaller, listAcknowledgements } from "../store/responses.ts";
import { decideAcknowledgeAlert } from "./decide.ts";

export const acknowledgeAlert = (api: Operations): void =>
	api.command({
		name: "acknowledge-alert",
		url: "/alerts/:id/acknowledgements",
		access: "alerts:read",
		summary: "Acknowledge an alert or its recall",
		description:
			"Confirms that your duty post has the version that it was shown; one that was never for it is refused. For the version that recalls the alert, it confirms that your copies are deleted.",
		record: "alert",
		params: ById,
		body: object({ version: Version }),
		status: 201,
		answer: object({ id: Id, version: Type.Integer(), acknowledgedAt: Moment }),
		find: ({ params, body, who, asCaller }) =>
			asCaller((tx) => findToAcknowledge(tx, params.id, body.version, who.post), "acknowledge"),
		missing: "ALERT_NOT_FOUND",
		handle: ({ found, body, who, actor, at }) => decideAcknowledgeAlert(found, body.version, { who, actor, at }),
	});

const findToAcknowledge = async (tx: Tx, id: string, version: number, post: string) => {
	const alert = await findAlert(tx, id);
	if (!alert) return undefined;
	return {
		alert,
		isForCaller: await isVersionForCaller(tx, id, version),
		earlier: await listAcknowledgements(tx, id, post),
	};
};
