/** What an agency can give fields of its own to. */
export const fieldRecords = ["case", "person"] as const;
export type FieldRecord = (typeof fieldRecords)[number];

export const fieldTypes = ["text", "number", "date", "code", "yesNo"] as const;
export type FieldType = (typeof fieldTypes)[number];
