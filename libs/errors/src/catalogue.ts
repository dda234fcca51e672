/**
 * Every error that leaves the hub, over HTTP (RFC 9457), gRPC and the command line. A code is never reused and never
 * changes its meaning. `text` says what happened, `next` what to do; both are for people. `retry` says whether the same
 * request may succeed later.
 */
export const catalogue = {
	VALIDATION: { http: 400, grpc: 3, retry: false, text: "The request does not match what this operation accepts.", next: "Correct the faults that are listed; all of them are." },
	MALFORMED_JSON: { http: 400, grpc: 3, retry: false, text: "The body is not JSON as this hub reads it.", next: "Send one JSON value without duplicate keys, at most 64 levels deep." },
	CURSOR_INVALID: { http: 400, grpc: 3, retry: false, text: "The cursor was not made by this hub, or it was altered.", next: "Start again without a cursor." },
	CURSOR_FOREIGN: { http: 400, grpc: 9, retry: false, text: "The cursor belongs to another log.", next: "Start again without a cursor; the other log's cursors mean nothing here." },
	CURSOR_IN_FUTURE: { http: 400, grpc: 11, retry: false, text: "The cursor lies after the end of the log; the log was restored to an earlier state.", next: "Start again without a cursor, or from a cursor taken before the restore." },
	CURSOR_EXPIRED: { http: 410, grpc: 11, retry: false, text: "The cursor lies before the first entry that is kept.", next: "Start again without a cursor; what is still live is sent again." },
	CONSUMER_TOO_SLOW: { http: 503, grpc: 8, retry: true, text: "The reader fell too far behind.", next: "Connect again with the last cursor; nothing is lost." },
	UNAUTHENTICATED: { http: 401, grpc: 16, retry: false, text: "There is no valid access token with the request.", next: "Get a token from the token endpoint of your agency's issuer and send it with its proof." },
	FORBIDDEN: { http: 403, grpc: 7, retry: false, text: "The token does not allow this operation.", next: "Ask for a token with the scope that the operation names, if your duty post holds it." },
	NOT_FOUND: { http: 404, grpc: 5, retry: false, text: "There is nothing here for you.", next: "Check the address. What you may not see and what does not exist answer alike." },
	ALERT_NOT_FOUND: { http: 404, grpc: 5, retry: false, text: "No such alert.", next: "Check the id. What you may not see and what does not exist answer alike." },
	VERSION_CONFLICT: { http: 409, grpc: 10, retry: false, text: "The record has changed since the version you named.", next: "Read it again and decide anew." },
	ALERT_RECALLED: { http: 410, grpc: 9, retry: false, text: "The alert was recalled by its originator.", next: "Delete your copies and acknowledge the recall." },
	VICTIM_NEVER_SUBJECT: { http: 422, grpc: 3, retry: false, text: "A victim can never be the subject of an alert.", next: "Describe the route, the method or the suspects, and pass the person's details to a referral provider." },
	ALERT_REFUSED: { http: 422, grpc: 3, retry: false, text: "The alert cannot be accepted as it stands.", next: "Correct the faults that are listed; all of them are." },
	REFUSED: { http: 422, grpc: 3, retry: false, text: "The request is well formed and cannot be accepted.", next: "Correct the faults that are listed; all of them are." },
	IDEMPOTENCY_MISMATCH: { http: 422, grpc: 3, retry: false, text: "This Idempotency-Key was used with another body.", next: "Use a new key for a new request." },
	CONFLICT: { http: 409, grpc: 6, retry: false, text: "The request contradicts the present state.", next: "Read the record again and decide anew." },
	PAYLOAD_TOO_LARGE: { http: 413, grpc: 8, retry: false, text: "The body is larger than this operation accepts.", next: "Send less at once." },
	UNSUPPORTED_MEDIA_TYPE: { http: 415, grpc: 3, retry: false, text: "The body's media type is not accepted here.", next: "Send application/json." },
	METHOD_NOT_ALLOWED: { http: 405, grpc: 12, retry: false, text: "This address does not take that method.", next: "See the description at /docs." },
	TOO_MANY_REQUESTS: { http: 429, grpc: 8, retry: true, text: "Your agency or duty post is over its limit.", next: "Wait as long as Retry-After says." },
	DELIVERY_NOT_ALLOWED: { http: 422, grpc: 3, retry: false, text: "Webhooks are not delivered to that address.", next: "Use a public https address, or ask the hub's operator to allow the network." },
	OUTCOME_UNKNOWN: { http: 503, grpc: 14, retry: true, text: "The hub lost its database while it was storing this; it may or may not be stored.", next: "Send the same request again with the same Idempotency-Key: it is stored once." },
	UNAVAILABLE: { http: 503, grpc: 14, retry: true, text: "The hub cannot answer at this moment.", next: "Try again as Retry-After says." },
	STORAGE_FULL: { http: 503, grpc: 14, retry: true, text: "The hub's disk is full; nothing was stored.", next: "The operator must free space; then send the request again." },
	DIRECTORY_STALE: { http: 503, grpc: 14, retry: true, text: "The hub's directory has not been heard from for too long to decide who you are.", next: "Try again shortly; the operator should look at the identity service." },
	DEADLINE: { http: 504, grpc: 4, retry: true, text: "The answer took too long.", next: "Try again; a write with an Idempotency-Key is stored once." },
	INTERNAL: { http: 500, grpc: 13, retry: false, text: "The hub failed on this request.", next: "Give the operator the trace id of this answer." },
} as const satisfies Record<string, { http: number; grpc: number; retry: boolean; text: string; next: string }>;

export type ErrorCode = keyof typeof catalogue;
