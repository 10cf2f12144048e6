/**
 * Reactor: what a chain of operators does runs in the call in which the chain was subscribed to, on whatever thread a
 * signal arrives; outside of calls, in none. Nothing is wrapped and no hook is set: the subscriber that stands next to a source
 * and its call are associated, and the signals that subscribers get are woven.
 */
package io.sonde.instrumentation.reactor;
