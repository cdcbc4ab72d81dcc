/** A mutant that a property has killed need not be shrunk. */
import fc from "fast-check";

fc.configureGlobal({ endOnFailure: true });
