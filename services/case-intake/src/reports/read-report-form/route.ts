import type { Operations } from "@seamark/service";
import Type from "typebox";
import { object, oneOf } from "../../schema.ts";
import { formLanguages } from "../form-words/languages.ts";
import { formAsHtml, formAsText } from "../report/coded-form.ts";

/** The form is no record: nothing goes to the audit. */
export const readReportForm = (api: Operations): void =>
	api.route({
		name: "read-report-form",
		method: "GET",
		url: "/reports/form",
		access: "reports:submit",
		summary: "The coded form for paper",
		description:
			"To print and tick by hand. Its letters and numbers can be read out over a radio and typed in later as `coded`.",
		tag: "reports",
		record: "report",
		query: object({
			as: Type.Optional(oneOf(["text", "html"])),
			lang: Type.Optional(
				oneOf(formLanguages, {
					description:
						"language; English when absent. What is not translated yet, such as Bislama (bi) and Tok Pisin (tpi), is in English, and the form says where nobody has reviewed a translation",
				}),
			),
		}),
		response: {
			200: {
				description: "the form",
				content: { "text/plain": { schema: Type.String() }, "text/html": { schema: Type.String() } },
			},
		},
		handle: ({ query, reply }) => {
			const html = query.as === "html";
			return reply
				.header("content-type", html ? "text/html; charset=utf-8" : "text/plain; charset=utf-8")
				.header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'")
				.serializer((body: unknown) => String(body))
				.send(html ? formAsHtml(query.lang) : formAsText(query.lang));
		},
	});
