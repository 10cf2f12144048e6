/** Listeners of Guava's futures: they run in the call in which they were added, whoever completes the future. */
package io.sonde.instrumentation.guavafuture;
