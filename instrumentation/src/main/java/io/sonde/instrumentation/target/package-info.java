/**
 * How an instrumentation declares what it weaves: plain strings only, so that nothing of a library is loaded to find out
 * whether the library is there.
 */
package io.sonde.instrumentation.target;
