import { Metadata, type ServiceError, type status } from "@grpc/grpc-js";
import { catalogue, type ErrorCode, type Fault, HubError } from "@seamark/errors";

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
	// Without a code it is the transport's own refusal of a message that is too large.
	8: "PAYLOAD_TOO_LARGE",
};

/** The catalogue's error behind a failed call, with its faults. */
export const fromServiceError = (error: ServiceError): HubError => {
	const first = (name: string) => error.metadata?.get(name)[0];
	const code = String(first("seamark-code") ?? "");
	const known = Object.hasOwn(catalogue, code) ? (code as ErrorCode) : (byStatus[error.code] ?? "INTERNAL");
	const retryAfter = Number(first("retry-after") ?? Number.NaN);
	return new HubError(known, {
		detail: error.details || catalogue[known].text,
		faults: faultsOf(first("seamark-faults-bin")),
		...(retryAfter >= 0 ? { retryAfter } : {}),
		cause: error,
	});
};

const faultsOf = (raw: unknown): Fault[] => {
	try {
		const faults: unknown = JSON.parse(String(raw ?? "[]"));
		return Array.isArray(faults) ? faults : [];
	} catch {
		return [];
	}
};
