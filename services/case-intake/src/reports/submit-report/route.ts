import type { HttpServer } from "@seamark/http";
import Type, { type Static } from "typebox";
import type { Deps } from "../../deps.ts";
import { object, oneOf } from "../../schema.ts";
import { formAsHtml, formAsText } from "../report/coded-form.ts";
import { Acknowledgement, ReportBody } from "../report/schema.ts";
import { submitReport } from "./handle.ts";

const schema = {
	summary: "Send a report",
	description:
		"From the field, a hotline, an inspector, an airline... Every field but clientId, capturedAt and channel may be missing. A report that was written without a connection is sent later with its own capture time, any number of times, and becomes one report. Names and numbers of persons go to the vault and are kept nowhere else. An anonymous tip is kept without officer and post.",
	tags: ["reports"],
	body: ReportBody,
	response: { 200: Acknowledgement, 201: Acknowledgement },
};

const FormQuery = object({ as: Type.Optional(oneOf(["text", "html"])) });
const formSchema = {
	summary: "The coded form for paper",
	description:
		"To print and tick by hand. Its letters and numbers can be read out over a radio and typed in later as `coded`.",
	tags: ["reports"],
	querystring: FormQuery,
	response: {
		200: {
			description: "the form",
			content: { "text/plain": { schema: Type.String() }, "text/html": { schema: Type.String() } },
		},
	},
};

export const submitReportRoutes = (app: HttpServer, deps: Deps): void => {
	app.post<{ Body: ReportBody }>(
		"/reports",
		{ schema, config: { access: "reports:submit" } },
		async (request, reply) => {
			const { acknowledgement, again } = await submitReport(deps, request.session, request.body);
			return reply
				.code(again ? 200 : 201)
				.header("location", `/reports/${acknowledgement.id}/acknowledgement`)
				.send(acknowledgement);
		},
	);
	app.get<{ Querystring: Static<typeof FormQuery> }>(
		"/reports/form",
		{ schema: formSchema, config: { access: "reports:submit" } },
		async (request, reply) => {
			const html = request.query.as === "html";
			return reply
				.header("content-type", html ? "text/html; charset=utf-8" : "text/plain; charset=utf-8")
				.header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'")
				.serializer((body: unknown) => String(body))
				.send(html ? formAsHtml() : formAsText());
		},
	);
};
