/**
 * Kotlin's coroutines: a coroutine runs in the call in which it was created, on whatever thread and dispatcher it goes on
 * after it was suspended, and leaves nothing on that thread.
 */
package io.sonde.instrumentation.kotlincoroutines;
