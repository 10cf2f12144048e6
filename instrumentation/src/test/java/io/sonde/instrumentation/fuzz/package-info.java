/** What fuzz tests have in common: made-up inputs that can be made again, and a corpus of those that once did harm. */
package io.sonde.instrumentation.fuzz;
