/** Keeps secrets out of what leaves the process: in URLs, and in the messages of exceptions. */
package io.sonde.agent.redaction;
