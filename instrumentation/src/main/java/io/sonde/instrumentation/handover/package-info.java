/**
 * Work that one thread hands to another goes on in the call that handed it over. Nothing is wrapped: the task and its call
 * are associated from the hand-over until the task runs. What every executor needs stands here; the executors themselves are
 * instrumented in packages of their own.
 */
package io.sonde.instrumentation.handover;
