/**
 * Of what values are compared by. Raise it with every change of it, as the test of the samples asks: the services then make again
 * what they stored by the version before.
 */
export const foldingVersion = 2;
