export const formats = ["csv", "camt.053", "camt.054", "pain.001", "goaml", "ftm", "bods"] as const;
export type LoadFormat = (typeof formats)[number];

/** What the body of a request may be called. */
export const mediaTypes = ["text/csv", "application/xml", "application/json", "application/x-ndjson"] as const;

/** Statements of banks begin with the balance at which the one before ended. */
export const hasStatements = (format: LoadFormat): boolean => format.startsWith("camt");
