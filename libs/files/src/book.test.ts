import { memoryBook } from "./book.ts";
import { bookContract } from "./contract/book.ts";

const book = memoryBook();
bookContract(() => book);
