/** Requests whose work is done by coroutines, created in the request and resumed by others. */
package io.sonde.smoke.context.coroutines;
