import type { Operations } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import { Acknowledgement, ReportBody } from "../report/schema.ts";
import { submitReport as submit } from "./handle.ts";

export const submitReport = (api: Operations, deps: Deps): void =>
	api.command({
		name: "submit-report",
		url: "/reports",
		access: "reports:submit",
		summary: "Send a report",
		description:
			"From the field, a hotline, an inspector, an airline... Every field but clientId, capturedAt and channel may be missing. A report that was written without a connection is sent later with its own capture time, any number of times, and becomes one report. Names and numbers of persons go to the vault and are kept nowhere else. An anonymous tip is kept without officer and post.",
		tag: "reports",
		record: "report",
		body: ReportBody,
		status: 201,
		mayBeThere: true,
		answer: Acknowledgement,
		handle: (input) => submit(deps, input),
		location: ({ id }: Acknowledgement) => `/reports/${id}/acknowledgement`,
	});
