/**
 * Work that is handed to another thread by {@code java.util.concurrent}, {@code Timer} and virtual threads goes on in the
 * call that handed it over. Nothing is wrapped: the task and its call are associated from the hand-over until the task
 * runs, and the code of the JDK that runs tasks is woven.
 */
package io.sonde.instrumentation.concurrent;
