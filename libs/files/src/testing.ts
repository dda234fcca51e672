export { bookContract } from "./contract/book.ts";
export { cut, joined, storeContract } from "./contract/store.ts";
