/**
 * The contract of HTTP clients: one call, one span, whose context is on the wire; and an application that cannot tell
 * whether the agent is there.
 */
package io.sonde.smoke.contracts.httpclient;
