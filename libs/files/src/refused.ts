import { HubError } from "@seamark/errors";

/** What the protocol tus answers with a status of its own. */
export class UploadRefused extends HubError {
	readonly status: number;
	constructor(
		status: number,
		code: "CONFLICT" | "NOT_FOUND" | "VALIDATION" | "UNSUPPORTED_MEDIA_TYPE",
		detail: string,
	) {
		super(code, { detail });
		this.status = status;
	}
}
