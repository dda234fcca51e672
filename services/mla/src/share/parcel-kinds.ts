/** What a parcel between authorities can be, as its wire names it. */
export const parcelKinds = ["statement", "receipt", "letter", "counts"] as const;
