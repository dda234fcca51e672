import { Metadata, type ServiceError, type status } from "@grpc/grpc-js";
import { catalogue, type ErrorCode, HubError } from "@seamark/errors";

export type CatalogueStatus = { code: status; details: string; metadata: Metadata; name: string; message: string };

export const statusOf = (error: HubError) => ({
	code: catalogue[error.code].grpc as status,
	details: error.message,
	name: error.code,
	message: error.message,
});

/** Code and faults travel in the trailers, so that a gRPC caller learns as much as an HTTP caller. */
export const metadataOf = (error: HubError): Metadata => {
	const metadata = new Metadata();
	metadata.set("seamark-code", error.code);
	if (error.faults.length > 0) metadata.set("seamark-faults-bin", Buffer.from(JSON.stringify(error.faults)));
	if (error.retryAfter !== undefined) metadata.set("retry-after", String(error.retryAfter));
	return metadata;
};

const byStatus: Partial<Record<number, ErrorCode>> = {
	4: "DEADLINE",
	14: "UNAVAILABLE",
	16: "UNAUTHENTICATED",
	7: "FORBIDDEN",
	8: "TOO_MANY_REQUESTS",
};

/** The catalogue's error behind a failed call. */
export const fromServiceError = (error: ServiceError): HubError => {
	const code = String(error.metadata?.get("seamark-code")[0] ?? "");
	const known = code in catalogue ? (code as ErrorCode) : (byStatus[error.code] ?? "INTERNAL");
	return new HubError(known, { detail: error.details || catalogue[known].text, cause: error });
};
