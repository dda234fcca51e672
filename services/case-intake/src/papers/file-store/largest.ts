/** Megabytes of the largest file that any hub can be set to take. */
export const largestMegabytes = 4_096;
